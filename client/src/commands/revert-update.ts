import { revertUpdate as revert } from '../update/history/revert-update.ts';
import type { Command } from './command.ts';
import { updateTarget } from './update-target.ts';

/** Sends what stood there before the last update from here. */
export const revertUpdate: Command = {
  id: 'stepwright.revertUpdate',
  run: (app, argument) => updateTarget(app, argument, (target) => revert(app.ports, target)),
};
