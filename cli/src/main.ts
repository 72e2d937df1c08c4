import { parseArgs } from 'node:util';
import { checkFiles, type CheckedFile } from './check.ts';
import { writeJson, writePretty } from './report.ts';
import { findVersion } from './version.ts';

const HELP = `stepwright checks state machines of AWS Step Functions, and their update files.

Usage: stepwright check FILE… [--format pretty|json]

  FILE        *.asl, *.asl.json, *.asl.yaml, *.asl.yml
              *.asl.update.json, *.asl.update.jsonc, *.asl.update.yaml, *.asl.update.yml
  --format    pretty (the default) or json
  --help      this text
  --version   the version of stepwright

Nothing leaves this machine. Exit codes: 0 no error was found, 1 there are errors, 2 a file could not be checked.
`;

process.exitCode = run(process.argv.slice(2));

/** The exit code. */
function run(args: readonly string[]): number {
  const parsed = readArguments(args);
  if (typeof parsed === 'string') return fail(`${parsed}\nSee stepwright --help.`);
  const { values, positionals } = parsed;
  if (values.help) return print(HELP);
  if (values.version) return print(`${findVersion()}\n`);
  const [command, ...paths] = positionals;
  if (command === undefined) return fail(HELP);
  if (command !== 'check') return fail(`There is no command "${command}".\nSee stepwright --help.`);
  if (paths.length === 0) return fail('Name at least one file to check.\nSee stepwright --help.');
  if (values.format !== 'pretty' && values.format !== 'json') {
    return fail(`There is no format "${values.format}": use pretty or json.`);
  }
  const checked = checkFiles(paths);
  if ('problem' in checked) return fail(checked.problem);
  print(values.format === 'json' ? writeJson(checked.files) : writePretty(checked.files));
  return checked.files.some(hasErrors) ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'pretty' },
        help: { type: 'boolean', short: 'h', default: false },
        version: { type: 'boolean', short: 'v', default: false },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function hasErrors({ findings }: CheckedFile): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function fail(text: string): number {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
  return 2;
}
