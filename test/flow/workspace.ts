import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import type { Language } from '../../client/src/update/ports/ports.ts';
import type { TargetRef } from '../../server/src/protocol.ts';
import { Client } from '../protocol/client.ts';
import { createFolder } from '../protocol/folders.ts';
import { buildLanguage } from './language.ts';

export const ACCOUNT = '111111111111';
export const ARN = `arn:aws:states:eu-west-1:${ACCOUNT}:stateMachine:orders`;

/** A definition that says nothing but whose it is. */
export function writeDefinition(comment: string): string {
  return `${JSON.stringify({ Comment: comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } }, undefined, 2)}\n`;
}

/** What stands in the file. */
export const OURS = writeDefinition('ours');
/** What stands there before. */
export const BEFORE = writeDefinition('before');
/** What a colleague makes of it. */
export const THEIRS = writeDefinition('theirs');
export const DEFINITION_NAME = 'orders.asl.json';
const UPDATE_NAME = 'orders.asl.update.json';
const UPDATE = JSON.stringify({ targets: { dev: { stateMachineArn: ARN } } }, undefined, 2);

/** A definition with its update file in a folder, and a language server that has it open. */
export interface Workspace {
  readonly folder: string;
  readonly folderUri: string;
  readonly definitionUri: string;
  readonly target: TargetRef;
  readonly client: Client;
  readonly language: Language;
}

export async function openWorkspace(): Promise<Workspace> {
  const { folder } = createFolder({ [DEFINITION_NAME]: OURS, [UPDATE_NAME]: UPDATE });
  return openFolder(folder);
}

/** The same folder in another window. */
export async function openFolder(folder: string): Promise<Workspace> {
  const toUri = (name: string): string => pathToFileURL(join(folder, name)).href;
  const client = await Client.start({ folder });
  return {
    folder,
    folderUri: pathToFileURL(folder).href,
    definitionUri: toUri(DEFINITION_NAME),
    target: { updateFileUri: toUri(UPDATE_NAME), name: 'dev' },
    client,
    language: buildLanguage(client),
  };
}
