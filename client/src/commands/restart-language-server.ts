import type { Command } from './command.ts';

export const restartLanguageServer: Command = {
  id: 'stepwright.restartLanguageServer',
  run: async ({ client }) => {
    if (client.needsStop()) await client.restart();
    else await client.start();
  },
};
