/** What a full check costs beside the bare parsers, on definitions of growing size. */
import { parseTree as parseWithJsonc } from 'jsonc-parser';
import { parseDocument, stringify } from 'yaml';
import { checkDefinition } from '../../server/src/asl/check.ts';
import { buildMachine } from '../../server/src/asl/machine.ts';
import { parseTree } from '../../server/src/syntax/tree.ts';
import { buildDefinition } from './definitions.ts';
import { measure, type Measured } from './measure.ts';

const SIZES = [10, 100, 1_000, 3_000];

export function benchCheck(): void {
  console.log(
    'A full check, in milliseconds (median, 95th percentile), and its ratio to the bare parser of the same text',
  );
  console.log('states   characters  format  parser          check           ratio');
  for (const count of SIZES) {
    const json = buildDefinition(count);
    const runs = count > 500 ? 8 : 40;
    print(
      count,
      json,
      'JSON',
      measure(() => parseWithJsonc(json), runs),
      measure(() => checkText(json, 'json'), runs),
    );
    if (count > 1_000) continue;
    const yaml = stringify(JSON.parse(json));
    print(
      count,
      yaml,
      'YAML',
      measure(() => parseDocument(yaml), runs),
      measure(() => checkText(yaml, 'yaml'), runs),
    );
  }
}

function checkText(text: string, syntax: 'json' | 'yaml'): void {
  const findings = checkDefinition(buildMachine(parseTree(text, syntax)));
  if (findings.length > 0) throw new Error(`The generated definition has findings: ${findings[0]?.message}`);
}

function print(count: number, text: string, format: string, parser: Measured, check: Measured): void {
  const ratio = (check.median / parser.median).toFixed(2);
  console.log(
    `${`${count}`.padEnd(8)} ${`${text.length}`.padEnd(11)} ${format.padEnd(7)} ${formatTimes(parser)} ${formatTimes(check)} ${ratio}`,
  );
}

function formatTimes({ median, p95 }: Measured): string {
  return `${median.toFixed(2)} ${p95.toFixed(2)}`.padEnd(15);
}
