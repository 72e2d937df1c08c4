import { pointAlias as point } from '../update/aliases/point-alias.ts';
import type { Command } from './command.ts';
import { findTrustedTarget } from './find-trusted-target.ts';

/** The argument may name the version, as after it was published: `stateMachineVersionArn`. */
export const pointAlias: Command = {
  id: 'stepwright.pointAlias',
  run: async (app, argument) => {
    const found = await findTrustedTarget(app, argument);
    if (found) await point(app.ports, { target: found.target, stateMachineVersionArn: readVersionArn(argument) });
  },
};

function readVersionArn(argument: unknown): string | undefined {
  if (typeof argument !== 'object' || argument === null || !('stateMachineVersionArn' in argument)) return undefined;
  const { stateMachineVersionArn } = argument;
  return typeof stateMachineVersionArn === 'string' ? stateMachineVersionArn : undefined;
}
