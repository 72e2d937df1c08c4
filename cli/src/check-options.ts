import { parseArgs } from 'node:util';
import type { MachineType } from '../../server/src/asl/machine.ts';
import type { Levels } from '../../server/src/text/finding-levels.ts';
import { isFormat, type Format, FORMATS } from './report/report.ts';
import { readLevels } from './rule-levels.ts';
import { readArguments } from './terminal.ts';

interface CheckOptions {
  readonly paths: readonly string[];
  readonly help: boolean;
  readonly format: Format;
  readonly type: MachineType | undefined;
  readonly target: string | undefined;
  readonly updateFile: string | undefined;
  readonly levels: Levels;
  readonly maxWarnings: number;
  readonly stdinName: string | undefined;
}

export function readCheckOptions(args: readonly string[]): CheckOptions | { readonly problem: string } {
  const read = readArguments(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'pretty' },
        type: { type: 'string' },
        target: { type: 'string' },
        'update-file': { type: 'string' },
        rule: { type: 'string', multiple: true, default: [] },
        'max-warnings': { type: 'string' },
        'stdin-name': { type: 'string' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }),
  );
  if ('problem' in read) return read;
  const { values, positionals } = read;
  const { format, type, target, help } = values;
  const levels = readLevels(values.rule);
  const maxWarnings = values['max-warnings'];
  const stdinName = values['stdin-name'];
  if (!isFormat(format)) return { problem: `There is no format "${format}": use ${FORMATS.join(', ')}.` };
  if (type !== undefined && !isMachineType(type)) {
    return { problem: `There is no type "${type}": use STANDARD or EXPRESS.` };
  }
  if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) {
    return { problem: `--max-warnings takes a number from 0 on, and "${maxWarnings}" is none.` };
  }
  if (stdinName !== undefined && !positionals.includes('-')) {
    return { problem: '--stdin-name names the standard input, which is checked where a path is "-".' };
  }
  if ('problem' in levels) return levels;
  if (positionals.length === 0 && !help) return { problem: 'Name at least one file, folder or pattern, or "-".' };
  return {
    paths: positionals,
    help,
    format,
    type,
    target,
    updateFile: values['update-file'],
    levels,
    maxWarnings: maxWarnings === undefined ? Infinity : Number(maxWarnings),
    stdinName,
  };
}

function isMachineType(text: string): text is MachineType {
  return text === 'STANDARD' || text === 'EXPRESS';
}
