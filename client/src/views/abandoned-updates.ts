import { window } from 'vscode';
import type { AbandonedPrompts } from '../update/send/abandoned-updates.ts';
import { toPlainMessage } from './plain-message.ts';

/** Says that an update was under way when its editor ended. */
export const offerToFindOut: AbandonedPrompts['offer'] = {
  findOut: async (name, time) => {
    const [find, forget] = ['Find Out', 'Forget'];
    const text = `An update of ${name} was under way at ${time} when its editor or command ended. Whether it took effect is not known.`;
    const answer = await window.showWarningMessage(toPlainMessage(text), find, forget);
    if (answer === find) return 'find';
    return answer === forget ? 'forget' : undefined;
  },
  tell: (text) => void window.showInformationMessage(toPlainMessage(text)),
};
