import { parseArgs } from 'node:util';
import type { Levels } from '../../../server/src/text/finding-levels.ts';
import { readLevels } from '../rule-levels.ts';
import { readArguments } from '../terminal.ts';

/** What `update` and `diff` have in common. */
interface TargetOptions {
  /** A definition or an update file. Empty only where help is wanted. */
  readonly file: string;
  readonly help: boolean;
  readonly format: 'pretty' | 'json';
  readonly target: string | undefined;
  readonly profile: string | undefined;
  readonly levels: Levels;
}

export interface UpdateOptions extends TargetOptions {
  readonly publish: boolean;
  readonly description: string | undefined;
  readonly dryRun: boolean;
  readonly expectRevision: string | undefined;
  readonly validate: boolean;
  readonly yes: boolean;
  readonly confirmName: string | undefined;
}

const SHARED = {
  format: { type: 'string', default: 'pretty' },
  target: { type: 'string' },
  profile: { type: 'string' },
  rule: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function readUpdateOptions(args: readonly string[]): UpdateOptions | { readonly problem: string } {
  const read = readArguments(() =>
    parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...SHARED,
        publish: { type: 'boolean', default: false },
        description: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'expect-revision': { type: 'string' },
        validate: { type: 'boolean', default: false },
        yes: { type: 'boolean', short: 'y', default: false },
        'confirm-name': { type: 'string' },
      },
    }),
  );
  if ('problem' in read) return read;
  const { values, positionals } = read;
  const { publish, description, validate, yes } = values;
  const options = readTargetOptions(values, positionals);
  if ('problem' in options) return options;
  // An empty variable of a script must not count as a revision, or as a yes.
  for (const name of ['expect-revision', 'confirm-name'] as const) {
    if (values[name] === '') return { problem: `--${name} has no value.` };
  }
  return {
    ...options,
    publish,
    description,
    dryRun: values['dry-run'],
    expectRevision: values['expect-revision'],
    validate,
    yes,
    confirmName: values['confirm-name'],
  };
}

export function readDiffOptions(args: readonly string[]): TargetOptions | { readonly problem: string } {
  const read = readArguments(() => parseArgs({ args: [...args], allowPositionals: true, options: SHARED }));
  return 'problem' in read ? read : readTargetOptions(read.values, read.positionals);
}

interface Values {
  readonly format: string;
  readonly target?: string;
  readonly profile?: string;
  readonly rule?: readonly string[];
  readonly help: boolean;
}

function readTargetOptions(
  { format, target, profile, rule = [], help }: Values,
  positionals: readonly string[],
): TargetOptions | { readonly problem: string } {
  const levels = readLevels(rule);
  if (target === '' || profile === '') return { problem: `--${target === '' ? 'target' : 'profile'} has no value.` };
  const [file = '', ...others] = positionals;
  if (format !== 'pretty' && format !== 'json') {
    return { problem: `There is no format "${format}": use pretty or json.` };
  }
  if ('problem' in levels) return levels;
  if (!help && (file === '' || others.length > 0)) return { problem: 'Name one definition, or one update file.' };
  return { file, help, format, target, profile, levels };
}
