import { env } from 'vscode';
import type { Command } from './command.ts';

/** Of the version that was published last from this window. */
export const copyVersionArn: Command = {
  id: 'stepwright.copyVersionArn',
  run: async ({ status }) => {
    const arn = status.findVersionArn();
    if (arn !== undefined) await env.clipboard.writeText(arn);
  },
};
