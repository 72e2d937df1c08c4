import { commands, Disposable, window } from 'vscode';
import { toPlainMessage } from '../views/plain-message.ts';
import { COMMANDS } from './commands.ts';
import type { App, Command } from './command.ts';
import { restartLanguageServer } from './restart-language-server.ts';

export function registerCommands(app: App): Disposable {
  return Disposable.from(
    ...COMMANDS.map((command) =>
      commands.registerCommand(command.id, (argument: unknown) => runGuarded(app, command, argument)),
    ),
  );
}

/** The one boundary for what nobody expected: it is logged, and the person is told. */
async function runGuarded(app: App, command: Command, argument: unknown): Promise<void> {
  try {
    await command.run(app, argument);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    app.channel.error(`${command.id} failed: ${error instanceof Error ? (error.stack ?? reason) : reason}`);
    void tell(app, reason);
  }
  // It may have chosen another target, or seen or made another revision.
  app.sync.handleEvent();
}

async function tell(app: App, reason: string): Promise<void> {
  const log = 'Show Log';
  const restart = 'Restart Language Server';
  const text = app.server.isRunning()
    ? toPlainMessage(`Stepwright: ${reason}`)
    : 'Stepwright’s language server does not run.';
  const actions = app.server.isRunning() ? [log] : [restart, log];
  const answer = await window.showErrorMessage(text, ...actions);
  if (answer === log) app.channel.show();
  if (answer === restart) await runGuarded(app, restartLanguageServer, undefined);
}
