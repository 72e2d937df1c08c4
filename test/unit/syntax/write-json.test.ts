import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findValue, walkNodes } from '../../../server/src/syntax/node.ts';
import { parseTree } from '../../../server/src/syntax/tree.ts';
import { writeJson } from '../../../server/src/syntax/write-json.ts';
import { toSourceRange } from '../../../server/src/text/source-map.ts';

const YAML = `
StartAt: A
States:
  A:
    Type: Wait # a comment
    Seconds: \${Seconds}
    Comment: >-
      two
      lines
    End: true
  B: { Type: Parallel, Branches: [], Assign: {} }
`;

test('YAML is written as JSON of the same value', () => {
  const { root } = parseTree(YAML, 'yaml');
  assert.ok(root);
  const { text } = writeJson(root);
  assert.deepEqual(JSON.parse(text.replace('${Seconds}', '1')), {
    StartAt: 'A',
    States: {
      A: { Type: 'Wait', Seconds: 1, Comment: 'two lines', End: true },
      B: { Type: 'Parallel', Branches: [], Assign: {} },
    },
  });
});

test('no digit of a number is lost where JSON can write it', () => {
  const { root } = parseTree('[12345678901234567890, 1.10, -2e3, 0x10, 007, +1, .5]', 'yaml');
  assert.ok(root);
  assert.deepEqual(writeJson(root).text.match(/[-\d.e]+/g), [
    '12345678901234567890',
    '1.10',
    '-2e3',
    '16',
    '7',
    '1',
    '0.5',
  ]);
});

test('every node of the JSON maps back to its node of the YAML', () => {
  const yaml = parseTree(YAML, 'yaml').root;
  assert.ok(yaml);
  const { text, map } = writeJson(yaml);
  const json = parseTree(text, 'json').root;
  const sources = [...walkNodes(yaml)];
  [...walkNodes(json)].forEach((node, index) => {
    const { start, end } = sources[index] ?? { start: -1, end: -1 };
    assert.deepEqual(toSourceRange(map, node), { start, end });
  });
  assert.equal(findValue(json, 'States')?.kind, 'object');
});
