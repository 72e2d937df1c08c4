import { listPlaceholderNames } from '../update/substitute.ts';
import { parseStateMachineArn } from '../catalog/state-machine-arn.ts';
import { findBaseName, findFileKindOfName } from '../features/file-kind.ts';
import { findFileName, findFolderUri } from '../features/uri.ts';
import type { BuildUpdateFileParams, NewUpdateFile, WriteDefinitionParams, WrittenDefinition } from '../protocol.ts';
import { findPlaceholders } from '../syntax/placeholder.ts';
import { buildUpdateFileText } from '../update/template.ts';
import { writeDefinition } from '../update/write-definition.ts';
import type { Session } from './session.ts';

export async function answerBuildUpdateFile(
  { workspace }: Session,
  { definitionUri, stateMachineArn, deployed }: BuildUpdateFileParams,
): Promise<NewUpdateFile> {
  await workspace.waitForSiblings(definitionUri);
  const definition = await workspace.readDocument(definitionUri);
  const name = findFileName(definitionUri);
  const base = findBaseName(name) ?? name;
  const folder = findFolderUri(definitionUri);
  const toUri = (stem: string): string => `${folder}${encodeURIComponent(stem)}.asl.update.yaml`;
  let stem = base;
  for (let count = 2; workspace.hasFile(toUri(stem)); count++) stem = `${base}-${count}`;
  const placeholders = definition && findPlaceholders(definition.text).map((placeholder) => placeholder.name);
  const text = buildUpdateFileText({
    stateMachineArn,
    definitionFileName: name,
    definitionUri: stem === base ? undefined : `./${name}`,
    targetName: parseStateMachineArn(stateMachineArn).value?.name.text,
    placeholderNames: placeholders && [...new Set(placeholders)],
    deployed,
  });
  return { uri: toUri(stem), text };
}

/** Null where the file can't say it. */
export async function answerWriteDefinition(
  { workspace }: Session,
  { definition, definitionUri }: WriteDefinitionParams,
): Promise<WrittenDefinition | null> {
  const file = await workspace.readDocument(definitionUri);
  const kind = file ?? findFileKindOfName(findFileName(definitionUri));
  if (kind?.kind === 'update') return null;
  const text = writeDefinition(definition, kind?.syntax ?? 'json', file?.tree);
  if (text === undefined) return null;
  return { text, placeholders: file ? listPlaceholderNames(file.tree) : [] };
}
