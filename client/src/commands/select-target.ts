import { readSubject } from './argument.ts';
import type { Command } from './command.ts';
import { findTarget } from './find-target.ts';

/** Chooses the target of a definition. What was answered about its profile is forgotten, so that it is asked again. */
export const selectTarget: Command = {
  id: 'stepwright.selectTarget',
  run: async (app, argument) => {
    const { uri } = readSubject(argument);
    const found = await findTarget(app, { uri, target: undefined }, { alwaysAsk: true });
    if (found) await app.ports.store.forgetProfileAnswers(found.target.ref);
  },
};
