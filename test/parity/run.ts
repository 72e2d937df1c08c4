/**
 * `npm run parity -- FOLDER…`: compares our findings with what the service says, on cases from outside of this repository.
 * A folder holds `oracle/cases.jsonl` or `cases.jsonl`, definitions with the service's answer, and `corpus/index.tsv`, real ones.
 */
import '../../scripts/check-node.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Case } from './case.ts';
import { readCorpus } from './corpus.ts';
import { installOtherService, OTHER_SERVICE } from '../support/other-service.ts';
import { judgeCase } from './judge.ts';
import { readOracle } from './oracle.ts';
import { judgeOther } from './other.ts';
import { describeCase, differs, writeSummary } from './report.ts';

const USAGE = `npm run parity -- FOLDER… [--tier A] [--beside] [--verbose]
A folder holds oracle/cases.jsonl or cases.jsonl, and corpus/index.tsv, or one of them.
--tier A    only the cases of this tier of the oracle
--beside    also what AWS's own language service says, which is installed below build/
--verbose   every case, not only those that differ`;

process.exitCode = await run();

/** 0; 1 where a valid definition has an error; 2 where it could not run. */
async function run(): Promise<number> {
  const { positionals: folders, values } = parseArgs({
    allowPositionals: true,
    options: { tier: { type: 'string' }, beside: { type: 'boolean' }, verbose: { type: 'boolean' } },
  });
  if (folders.length === 0) return fail(USAGE);
  const cases: Case[] = [];
  for (const folder of folders) {
    const found = readFolder(folder);
    if (found.length === 0) return fail(`There are no cases in ${folder}.\n${USAGE}`);
    cases.push(...found);
  }
  const chosen = values.tier === undefined ? cases : cases.filter(({ group }) => group === `tier ${values.tier}`);
  if (chosen.length === 0) return fail(`There are no cases of tier ${values.tier}.`);
  const judged = chosen.map((item) => ({ case: item, judgement: judgeCase(item) }));
  for (const item of judged) if (values.verbose || differs(item)) console.log(`${describeCase(item)}\n`);
  console.log(writeSummary(judged));
  const other = values.beside ? await installOtherService() : undefined;
  if (other) console.log(`\n${OTHER_SERVICE}\n${writeSummary(await judgeOther(other, chosen))}`);
  return judged.some(({ case: { isValid }, judgement }) => isValid && !judgement.verdictAgrees) ? 1 : 0;
}

function readFolder(folder: string): Case[] {
  const oracle = ['oracle/cases.jsonl', 'cases.jsonl']
    .map((path) => join(folder, path))
    .find((path) => existsSync(path));
  const corpus = join(folder, 'corpus/index.tsv');
  return [...(oracle === undefined ? [] : readOracle(oracle)), ...(existsSync(corpus) ? readCorpus(corpus) : [])];
}

function fail(text: string): number {
  console.error(text);
  return 2;
}
