import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import { writeJson } from '../../../server/src/syntax/write-json.ts';
import { compareMachine } from '../../../server/src/update/compare/compare-machine.ts';
import type { MachineComparison } from '../../../server/src/update/compare/comparison.ts';
import type { Json } from '../../../server/src/update/update-request.ts';
import { DEPLOYED, MACHINE } from '../../support/update-files.ts';

function compare(sent: string, deployed: string, syntax: Syntax = 'json'): MachineComparison {
  const request = { stateMachineArn: MACHINE, definition: sent };
  return compareMachine(request, parseTree(sent, 'json'), { ...DEPLOYED, definition: deployed }, syntax);
}

/** The same numbers on every run. */
function buildRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

type Random = (below: number) => number;
const names = [
  'Type',
  'Next',
  'Default',
  'StartAt',
  'States',
  'Choices',
  'Catch',
  'Branches',
  'ItemProcessor',
  'A',
  'B',
  '1',
];

function make(random: Random, depth: number): Json {
  const kind = random(depth > 0 ? 8 : 4);
  if (kind === 0) return random(5);
  if (kind === 1) return ['', 'a', 'b\nc', '${X}'][random(4)] ?? '';
  if (kind === 2) return [true, false, null][random(3)] ?? null;
  if (kind === 3) return `s${random(9)}`;
  if (kind === 4) return Array.from({ length: random(4) }, () => make(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random(6) }, () => [names[random(names.length)] ?? '', make(random, depth - 1)]),
  );
}

/** The same value in another order and spelling. */
function respell(json: Json, random: Random): string {
  if (typeof json === 'number') return [`${json}`, `${json}.0`, `${json}e0`, `${json * 10}e-1`][random(4)] ?? '';
  if (typeof json === 'string') return `"${Array.from(json, escape).join('')}"`;
  if (json === null || typeof json !== 'object') return `${json}`;
  const gap = [' ', '\n\t', ''][random(3)] ?? '';
  if (isArray(json)) return `[${gap}${json.map((item) => respell(item, random)).join(`${gap},`)}]`;
  const entries = Object.entries(json).toReversed();
  const twice = entries.slice(0, random(2)).map(([name]) => `${JSON.stringify(name)}:0`);
  return `{${[...twice, ...entries.map(([name, value]) => `${JSON.stringify(name)}:${gap}${respell(value, random)}`)].join()}}`;

  function escape(character: string): string {
    return random(2) === 0
      ? JSON.stringify(character).slice(1, -1)
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  }
}

function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

/** The same with one thing changed, added, removed or moved. */
function alter(json: Json, random: Random): Json {
  if (isArray(json)) {
    if (json.length === 0 || random(4) === 0) return [...json, 'new'];
    const at = random(json.length);
    return random(4) === 0 ? json.toSpliced(at, 1) : json.with(at, alter(json[at] ?? null, random));
  }
  if (json === null || typeof json !== 'object') return typeof json === 'string' ? `${json}!` : 'other';
  const entries = Object.entries(json);
  if (entries.length === 0 || random(4) === 0) return { ...json, [`new${random(9)}`]: 1 };
  const at = random(entries.length);
  const [name, value] = entries[at] ?? ['', null];
  return Object.fromEntries(
    random(4) === 0 ? entries.toSpliced(at, 1) : entries.with(at, [name, alter(value, random)]),
  );
}

test('another order and spelling is the same; any other value is a change, and the texts say both', () => {
  const random = buildRandom(7);
  for (let run = 0; run < 1500; run++) {
    const json = make(random, 5);
    const text = JSON.stringify(json);
    const spelled = respell(json, random);
    const same = compare(spelled, text);
    assert.equal(same.isSame, true, `${spelled}\n${text}`);
    assert.equal(same.texts?.sent, same.texts?.deployed);

    const altered = JSON.stringify(alter(json, random));
    for (const syntax of ['json', 'yaml'] as const) {
      const { isSame, changes, texts } = compare(spelled, altered, syntax);
      assert.equal(isSame, false, `${text}\n${altered}`);
      assert.ok(changes.every((change) => change.text !== '' && !change.text.includes('\n')));
      assert.ok(texts && texts.sent !== texts.deployed);
      for (const [made, origin] of [
        [texts.sent, text],
        [texts.deployed, altered],
      ] as const) {
        const { root, problems } = parseTree(made, syntax);
        assert.ok(root && problems.length === 0, made);
        assert.equal(compare(writeJson(root).text, origin).isSame, true, `${made}\n${origin}`);
      }
    }
  }
});
