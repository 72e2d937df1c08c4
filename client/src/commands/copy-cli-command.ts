import { Uri, workspace } from 'vscode';
import { copyCliCommand as copy } from '../update/files/copy-cli-command.ts';
import { cliScreen } from '../views/cli-screen.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** The update as it would be sent, for a terminal or a script. */
export const copyCliCommand: Command = {
  id: 'stepwright.copyCliCommand',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    await copy({ ...app.ports, screen: cliScreen, readSaved }, found.target.ref);
  },
};

async function readSaved(uri: string): Promise<Uint8Array> {
  return workspace.fs.readFile(Uri.parse(uri));
}
