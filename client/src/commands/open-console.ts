import { env, Uri, window } from 'vscode';
import { findConsoleUrl } from '../update/target/console-url.ts';
import { toOneLine } from '../update/one-line.ts';
import { toPlainMessage } from '../views/plain-message.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** The page of the state machine, in the browser. */
export const openConsole: Command = {
  id: 'stepwright.openConsole',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    const { target } = found;
    const url = findConsoleUrl(target);
    if (url !== undefined) {
      await env.openExternal(Uri.parse(url));
      return;
    }
    const text = `The address of the console for ${target.region} (partition ${target.partition}) is not known.`;
    void window.showInformationMessage(toPlainMessage(toOneLine(text)));
  },
};
