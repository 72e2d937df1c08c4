import type { Command } from './command.ts';

export const showLog: Command = {
  id: 'stepwright.showLog',
  run: async (app) => app.channel.show(true),
};
