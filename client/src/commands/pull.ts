import { window } from 'vscode';
import { pullDefinition } from '../update/files/pull-definition.ts';
import { documents } from '../views/documents.ts';
import { toPlainMessage } from '../views/plain-message.ts';
import { buildPullScreen } from '../views/pull-screen.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** Takes the deployed definition over into the file, which need not be right for it. */
export const pull: Command = {
  id: 'stepwright.pull',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (!found) return;
    const { target, definitionUri } = found;
    if (definitionUri === undefined) {
      void window.showErrorMessage(toPlainMessage(`${target.label} has no definition file to pull into.`));
      return;
    }
    const { ports, server, showTexts } = app;
    const screen = buildPullScreen(showTexts);
    await pullDefinition(
      { ...ports, screen, documents, writeDefinition: server.writeDefinition },
      target,
      definitionUri,
    );
  },
};
