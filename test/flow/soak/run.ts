import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../../fuzz/random.ts';
import type { StartedFlow } from '../flow.ts';
import { callAsColleague, readDefinition } from '../machine.ts';
import { ARN, BEFORE } from '../workspace.ts';
import { Ledger, type Step } from './ledger.ts';
import { measureHeap } from './memory.ts';
import { Work } from './work.ts';

export interface Figures {
  readonly saves: number;
  readonly byHand: number;
  /** Updates of ours that the endpoint accepted, and of these, how many went over what could not be seen. */
  readonly accepted: number;
  readonly unseen: number;
  /** Updates of which nobody can tell what became of them. */
  readonly unknown: number;
  /** Updates of a colleague. */
  readonly colleagues: number;
  /** Lines that the person saw, by what they begin with. */
  readonly seen: ReadonlyMap<string, number>;
  /** After each fifth of the saves: at the first one all is warm. */
  readonly heaps: readonly Heaps[];
}

/** In bytes. */
interface Heaps {
  /** Of the process that updates. */
  readonly client: number;
  /** Of the language server. */
  readonly server: number;
}

/** The history holds a hundred: what came since the last comparison must still be in it. */
const COMPARE_EVERY = 20;
const MAY_BE_APPLIED = 'may be applied';

/** Saves at random, with trouble and a colleague, and a person who helps where that is needed. Throws where something does not hold. */
export async function soak(
  flow: StartedFlow,
  saves: number,
  random: Random,
  measureServerHeap: () => Promise<number>,
): Promise<Figures> {
  const { person, endpoint } = flow;
  const work = new Work(flow, random);
  await work.enableUpdateOnSave();
  const ledger = new Ledger(await readRevision(flow), BEFORE);
  const seen = new Map<string, number>();
  const count = (kind: string): number => seen.get(kind) ?? 0;
  const heaps: Heaps[] = [];

  /** Holds what arrived against what was meant. Gives whether the person is asked to do something. */
  const check = (step: Step): boolean => {
    endpoint.clearFaults();
    ledger.read(endpoint, step);
    const kinds = person.seen.splice(0).map((line) => line.replace(/[:?].*/s, ''));
    for (const kind of kinds) seen.set(kind, count(kind) + 1);
    return kinds.some((kind) => ['needed', 'refused', 'overtaken', MAY_BE_APPLIED].includes(kind));
  };

  person.seen.length = 0;
  for (let compared = 0; work.saves < saves;) {
    if (random.chance(0.08)) await work.updateAsColleague();
    if (random.chance(0.9)) work.injectTrouble();
    if (check(await work.save()) && random.chance(0.8)) {
      random.oneOf(
        () => work.injectTrouble(),
        () => work.injectEarlyUpdate(),
        () => undefined,
      );
      check(await work.updateByHand());
    }
    if (work.saves - compared >= COMPARE_EVERY) {
      await compare(flow, ledger);
      compared = work.saves;
    }
    if (work.saves >= ((heaps.length + 1) * saves) / 5) {
      heaps.push({ client: await measureHeap(), server: await measureServerHeap() });
    }
  }

  // Before anything is put right.
  await compare(flow, ledger);
  // In the end nothing goes wrong: the person updates until they have agreed to it, and after that what is saved stands there.
  let last: Step;
  do {
    for (const before = count('updated'); count('updated') === before;) check(await work.updateByHand());
    last = await work.save();
    check(last);
  } while (!last.meant.has(work.text));
  assert.equal(await readDefinition(endpoint), work.text, 'the last save is not what stands there');
  await compare(flow, ledger);
  assert.deepEqual(await readUnfinished(flow.stateFolder), [], 'after a success nothing is open');
  const late = ledger.kept - count('updated');
  assert.ok(late >= 0 && late <= count(MAY_BE_APPLIED), 'not every success is in the history');
  const { accepted, unknown, colleagues, unseen } = ledger;
  const { byHand } = work;
  return { saves: work.saves, byHand, accepted, unseen, unknown, colleagues, seen, heaps };
}

async function readRevision({ endpoint }: StartedFlow): Promise<string> {
  const input = { stateMachineArn: ARN };
  const { revisionId } = await callAsColleague(endpoint, { operation: 'DescribeStateMachine', input });
  endpoint.clearRequests();
  assert.ok(typeof revisionId === 'string');
  return revisionId;
}

/** What the endpoint and the records hold, against what arrived. */
async function compare(flow: StartedFlow, ledger: Ledger): Promise<void> {
  assert.equal(await readDefinition(flow.endpoint), ledger.standing, 'not what was accepted last stands there');
  const unfinished = new Set(await readUnfinished(flow.stateFolder));
  ledger.compare(await flow.records.listHistory(ARN), unfinished);
}

/** The definitions of updates that are written down as unfinished. */
async function readUnfinished(stateFolder: string): Promise<readonly string[]> {
  const folder = join(stateFolder, 'in-flight');
  const names = await readdir(folder).catch(() => []);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => (JSON.parse(text) as { request: { definition: string } }).request.definition);
}
