import { window } from 'vscode';
import type { Command } from './command.ts';

/** What three failures in a row have paused goes on with the next save. */
export const resumeUpdateOnSave: Command = {
  id: 'stepwright.resumeUpdateOnSave',
  run: async ({ saves, ports }) => {
    const paused = saves.listPaused();
    if (paused.length === 0) {
      void window.showInformationMessage('No update on save is paused.');
      return;
    }
    for (const { target, stateMachineArn } of paused) {
      saves.resume(target);
      ports.log.info(`Update on save goes on for ${stateMachineArn}.`);
    }
  },
};
