import { parseTree, type Syntax } from '../../server/src/syntax/tree.ts';
import { buildUpdateFile, type Target, type UpdateFile } from '../../server/src/update/model.ts';

export const MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';

export function readUpdateFile(text: string, syntax: Syntax = 'yaml'): UpdateFile {
  return buildUpdateFile(parseTree(text, syntax));
}

/** The target of that name, or the only one. */
export function getTarget(file: UpdateFile, name?: string): Target {
  const target = file.targets.find((candidate) => name === undefined || candidate.name === name);
  if (!target) throw new Error(`The example has no target ${name ?? ''}`);
  return target;
}
