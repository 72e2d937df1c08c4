/** What a full check costs beside the bare parsers of the same text and beside another service, on definitions of growing size. */
import { parseTree as parseWithJsonc } from 'jsonc-parser';
import { parseDocument, stringify } from 'yaml';
import { checkDefinition } from '../../server/src/asl/check.ts';
import { buildMachine } from '../../server/src/asl/build-machine.ts';
import { parseTree } from '../../server/src/syntax/tree.ts';
import { buildDefinition } from './definitions.ts';
import { formatTime, formatTimes, type Measured, measureTogether, toRow } from './measure.ts';
import type { Format, OtherService } from '../support/other-service.ts';
import type { Promised } from './promises.ts';

export const SIZES = [10, 100, 1_000, 3_000];

/** What a full check may cost of what the bare parser costs. */
const MOST = [
  ['json', 2],
  ['yaml', 1.5],
] as const;
/** How many times as fast as the other service it is, by the number of states. */
const LEAST: ReadonlyMap<number, number> = new Map([
  [100, 5],
  [3_000, 20],
]);

const WIDTHS = [7, 11, 7, 13, 13, 13, 13, 8, 13, 8];
const TITLES = [
  'states',
  'characters',
  'format',
  'JSON.parse',
  'parser',
  'check, new',
  'check, again',
  '/parser',
  'other service',
  'other/',
];

type Name = 'native' | 'parser' | 'fresh' | 'again' | 'other';

export async function benchCheck(other: OtherService | undefined): Promise<Promised[]> {
  console.log(
    `A full check in this process, warm: milliseconds (median, 95th percentile).
"new": a text whose expressions were never seen before; "again": the same text. Ratios are those of medians: of "new" to the bare
parser (jsonc-parser's tree, yaml's document), and of the other service to "new".\n`,
  );
  console.log(toRow(WIDTHS, TITLES));
  const promises: Promised[] = [];
  for (const count of SIZES) {
    for (const [format, most] of MOST) {
      const times = await measureFormat(count, format, other);
      const what = `a full check of ${count} states in ${format.toUpperCase()}`;
      const measured = times.fresh.median / times.parser.median;
      if (count >= 100) promises.push({ what: `${what}, to the bare parser`, measured, most, unit: '×' });
      const least = format === 'json' ? LEAST.get(count) : undefined;
      if (!other || least === undefined) continue;
      const faster = times.other.median / times.fresh.median;
      promises.push({ what: `the other service, to ${what}`, measured: faster, least, unit: '×' });
    }
  }
  return promises;
}

async function measureFormat(
  count: number,
  format: Format,
  other: OtherService | undefined,
): Promise<Record<Name, Measured>> {
  const isJson = format === 'json';
  const amount = count > 500 ? { warmUp: isJson ? 20 : 6, runs: isJson ? 40 : 6 } : { warmUp: 120, runs: 60 };
  const write = (variant: number): string => {
    const json = buildDefinition(count, variant);
    return isJson ? json : stringify(JSON.parse(json));
  };
  const texts = Array.from({ length: amount.warmUp + amount.runs }, (_, run) => write(run + 1));
  const text = write(0);
  const json = buildDefinition(count);
  // It takes seconds, and needs less of a sample to be told from milliseconds.
  const isMeasured = (run: number): boolean => count < 500 || run >= amount.warmUp - 1;
  const times = await measureTogether<Name>(
    {
      native: () => JSON.parse(json),
      parser: () => (isJson ? parseWithJsonc(text) : parseDocument(text)),
      fresh: (run) => checkText(texts[run] ?? '', format),
      again: () => checkText(text, format),
      other: (run) => (isMeasured(run) ? other?.check(text, format) : undefined),
    },
    amount,
  );
  const cells = [times.native, times.parser, times.fresh, times.again].map(formatTimes);
  const ratio = (times.fresh.median / times.parser.median).toFixed(2);
  const others = other ? [formatTimes(times.other), formatTime(times.other.median / times.fresh.median)] : [];
  const label = isJson ? 'JSON' : 'YAML';
  console.log(toRow(WIDTHS, [`${count}`, `${text.length}`, label, ...cells, ratio, ...others]));
  return times;
}

/** Also what `cold-check.ts` measures. */
export function checkText(text: string, format: Format): void {
  const errors = checkDefinition(buildMachine(parseTree(text, format))).filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(`The generated definition has errors: ${errors[0]?.message}`);
}
