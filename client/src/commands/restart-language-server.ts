import type { Command } from './command.ts';

export const restartLanguageServer: Command = {
  id: 'stepwright.restartLanguageServer',
  run: ({ server }) => server.restart(),
};
