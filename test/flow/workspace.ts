import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Language } from '../../client/src/update/ports/ports.ts';
import type { TargetRef } from '../../server/src/protocol.ts';
import { Client } from '../protocol/client.ts';
import { createFolder } from '../protocol/folders.ts';
import { buildLanguage } from './language.ts';

export const ACCOUNT = '111111111111';
export const ARN = `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:orders`;

/** A definition that says nothing but whose it is, as it is sent. */
export function writeDefinition(comment: string): string {
  return JSON.stringify({ Comment: comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, undefined, 2);
}

/** What the file says. */
export const OURS = writeDefinition('ours');
/** What stands there before. */
export const BEFORE = writeDefinition('before');
/** What a colleague makes of it. */
export const THEIRS = writeDefinition('theirs');

export type Syntax = 'json' | 'yaml';

const FILES = {
  json: {
    definitionName: 'orders.asl.json',
    updateName: 'orders.asl.update.json',
    languageId: 'asl',
    write: writeDefinition,
    update: JSON.stringify({ targets: { dev: { stateMachineArn: ARN } } }, undefined, 2),
  },
  yaml: {
    definitionName: 'orders.asl.yaml',
    updateName: 'orders.asl.update.yaml',
    languageId: 'asl-yaml',
    write: (comment: string) => `# Whose it is
Comment: ${comment}
StartAt: &first A
States:
  *first :
    Type: Succeed # and no more
`,
    update: `targets:\n  dev:\n    stateMachineArn: ${ARN}\n`,
  },
} as const;

/** A definition with its update file in a folder, and a language server that has it open. */
export interface Workspace {
  readonly folder: string;
  readonly folderUri: string;
  readonly definitionUri: string;
  readonly target: TargetRef;
  readonly languageId: string;
  /** A definition as the file has it. */
  readonly write: (comment: string) => string;
  readonly client: Client;
  readonly language: Language;
}

export async function openWorkspace(syntax: Syntax = 'json'): Promise<Workspace> {
  const { definitionName, updateName, write, update } = FILES[syntax];
  const { folder } = createFolder({ [definitionName]: write('ours'), [updateName]: update });
  return openFolder(folder, syntax);
}

/** The same folder in another window. */
export async function openFolder(folder: string, syntax: Syntax = 'json'): Promise<Workspace> {
  const toUri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const { definitionName, updateName, languageId, write } = FILES[syntax];
  const client = await Client.start({ folder });
  return {
    folder,
    folderUri: pathToFileURL(folder).href,
    definitionUri: toUri(definitionName),
    target: { updateFileUri: toUri(updateName), name: 'dev' },
    languageId,
    write,
    client,
    language: buildLanguage(client),
  };
}
