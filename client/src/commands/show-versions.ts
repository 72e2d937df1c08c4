import { showVersions as show } from '../update/versions/show-versions.ts';
import type { Command } from './command.ts';
import { updateTarget } from './update-target.ts';

/** Of the target’s state machine: to compare, and to update to. */
export const showVersions: Command = {
  id: 'stepwright.showVersions',
  run: (app, argument) => updateTarget(app, argument, (target) => show(app.ports, target)),
};
