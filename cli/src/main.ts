#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { runCheck } from './check-command.ts';
import { HELP, LSP_HELP } from './help.ts';
import { runDiffCommand } from './update/diff-command.ts';
import { runInDialogue } from './update/dialogue.ts';
import { runUpdateCommand } from './update/update-command.ts';
import { fail, print, readArguments, toMessage } from './terminal.ts';
import { findVersion } from './version.ts';

// Who reads no further, such as `head`, has seen enough.
process.stdout.on('error', () => process.exit());

void main();

async function main(): Promise<void> {
  try {
    // Not process.exit, which cuts off what is still to be written.
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.exitCode = fail(`stepwright could not go on: ${toMessage(error)}`);
  }
}

/** The exit code; undefined where the process goes on. */
async function run([command, ...args]: readonly string[]): Promise<number | undefined> {
  if (command === 'check') return runCheck(args);
  if (command === 'update') return runInDialogue((dialogue) => runUpdateCommand(args, dialogue));
  if (command === 'diff') return runInDialogue((dialogue) => runDiffCommand(args, dialogue));
  if (command === 'lsp') return runLanguageServer(args);
  if (command === undefined) return fail(HELP);
  if (!command.startsWith('-')) return fail(`There is no command "${command}".`, 'stepwright --help');
  const read = readArguments(() =>
    parseArgs({
      args: [command, ...args],
      options: { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'v' } },
    }),
  );
  if ('problem' in read) return fail(read.problem, 'stepwright --help');
  return print(read.values.version ? `${findVersion()}\n` : HELP);
}

async function runLanguageServer(args: readonly string[]): Promise<number | undefined> {
  const read = readArguments(() =>
    parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' }, stdio: { type: 'boolean' } },
    }),
  );
  if ('problem' in read) return fail(read.problem, 'stepwright lsp --help');
  if (read.values.help) return print(LSP_HELP);
  await import('../../server/src/lsp/main.ts');
  return undefined;
}
