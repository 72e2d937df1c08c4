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

/** The file that a command is about. Where there is none, says what to do about it. */
export function findFile({ uri }: Subject): string | undefined {
  if (uri !== undefined && Uri.parse(uri).scheme === 'file') return uri;
  void window.showInformationMessage(
    uri === undefined
      ? 'Open a state machine definition or an update file first.'
      : 'This works on files of this machine only: save this text as one, or open the file itself.',
  );
  return undefined;
}

function readTarget(value: unknown): TargetRef | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('updateFileUri' in value) || typeof value.updateFileUri !== 'string') return undefined;
  const name = 'name' in value && typeof value.name === 'string' ? value.name : undefined;
  // As everywhere else: see language-client.ts.
  return { updateFileUri: Uri.parse(value.updateFileUri).toString(), name };
}
