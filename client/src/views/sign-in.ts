import { window } from 'vscode';
import { toPlainMessage } from './plain-message.ts';

/** Says that something failed, and offers to sign in where that would help and it is known how. */
export async function showFailedCall(text: string, signInCommand: string | undefined): Promise<void> {
  const signIn = 'Sign In';
  const actions = signInCommand === undefined ? [] : [signIn];
  const answer = await window.showErrorMessage(toPlainMessage(text), ...actions);
  if (answer !== signIn || signInCommand === undefined) return;
  // It comes from this user's own AWS configuration, and runs where it is seen.
  const terminal = window.createTerminal('Sign in to AWS');
  terminal.show();
  terminal.sendText(signInCommand);
}
