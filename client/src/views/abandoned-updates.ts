import { window } from 'vscode';
import type { AbandonedPorts } from '../update/send/abandoned-updates.ts';
import { toPlainMessage } from './plain-message.ts';
import { showFailedCall } from './sign-in.ts';

/** Says that nobody knows what became of an update. */
export const offerToFindOut: AbandonedPorts['offer'] = {
  findOut: async (name, time) => {
    const [find, forget] = ['Find Out', 'Forget'];
    const text = `What became of an update of ${name} at ${time} is not known: its answer was lost, or its editor or command ended before.`;
    const answer = await window.showWarningMessage(toPlainMessage(text), find, forget);
    if (answer === find) return 'find';
    return answer === forget ? 'forget' : undefined;
  },
  tell: (text) => void window.showInformationMessage(toPlainMessage(text)),
  tellFailure: (text, { signInCommand }) => void showFailedCall(text, signInCommand),
};
