import { Uri, window } from 'vscode';
import type { TargetRef } from '../../../server/src/protocol.ts';

/** What a command is about. */
export interface Subject {
  /** Of a definition or of an update file. */
  readonly uri: string | undefined;
  readonly target: TargetRef | undefined;
}

/** Reads the argument of a lens (an object) or of a menu (a URI); without one it is the active editor. */
export function readSubject(argument: unknown): Subject {
  if (argument instanceof Uri) return { uri: argument.toString(), target: undefined };
  const active = window.activeTextEditor?.document.uri.toString();
  if (typeof argument !== 'object' || argument === null) return { uri: active, target: undefined };
  const definitionUri = 'definitionUri' in argument ? argument.definitionUri : undefined;
  const target = 'target' in argument ? readTarget(argument.target) : undefined;
  return {
    uri: typeof definitionUri === 'string' ? Uri.parse(definitionUri).toString() : (target?.updateFileUri ?? active),
    target,
  };
}

function readTarget(value: unknown): TargetRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('updateFileUri' in value) || typeof value.updateFileUri !== 'string') return undefined;
  const name = 'name' in value && typeof value.name === 'string' ? value.name : undefined;
  return { updateFileUri: value.updateFileUri, name };
}
