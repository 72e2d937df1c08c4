import { readSetup } from '../load-aws.ts';
import { createFromMachine } from '../update/files/create-from-machine.ts';
import { machineScreen } from '../views/machine-screen.ts';
import { findFile, readSubject } from './argument.ts';
import type { Command } from './command.ts';

/** Writes an update file for a state machine that is chosen from a list, with its parameters. */
export const createUpdateFileFromMachine: Command = {
  id: 'stepwright.createUpdateFileFromMachine',
  run: async (app, argument) => {
    const { ports, regions } = app;
    if (!ports.isTrusted()) {
      ports.views.showUntrusted();
      return;
    }
    const uri = findFile(readSubject(argument));
    if (uri === undefined) return;
    const { buildUpdateFile } = app.server;
    await createFromMachine({ ...ports, screen: machineScreen, readSetup, regions, buildUpdateFile }, uri);
  },
};
