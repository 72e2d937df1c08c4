import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { moveFindings } from '../../../server/src/lsp/service-findings.ts';
import { applyChanges, compareTexts } from '../../../server/src/lsp/text-changes.ts';
import type { Finding } from '../../../server/src/text/finding.ts';
import { applyEdits } from '../../../server/src/text/range.ts';

function change(line: number, start: number, end: number, text: string) {
  return { range: { start: { line, character: start }, end: { line, character: end } }, text };
}

test('changes become the smallest edits that make the new text', () => {
  for (const [before, changes, after, expected] of [
    ['abc', [change(0, 1, 2, 'x')], 'axc', [{ start: 1, end: 2, text: 'x' }]],
    ['abc', [{ text: 'abxc' }], 'abxc', [{ start: 2, end: 2, text: 'x' }]],
    ['aaa', [{ text: 'aa' }], 'aa', [{ start: 2, end: 3, text: '' }]],
    ['abc', [{ text: 'abc' }], 'abc', []],
    ['a\r\nb', [change(1, 0, 1, 'bc')], 'a\r\nbc', [{ start: 4, end: 4, text: 'c' }]],
    [
      'ab',
      [change(0, 0, 0, 'x'), change(0, 1, 2, '')],
      'xb',
      [
        { start: 0, end: 0, text: 'x' },
        { start: 1, end: 2, text: '' },
      ],
    ],
  ] as const) {
    const document = TextDocument.create('file:///a', 'asl', 1, before);
    const edits = applyChanges(document, changes, 2);
    assert.equal(document.getText(), after);
    assert.deepEqual(edits, expected);
    assert.equal(
      edits.reduce((text, edit) => applyEdits(text, [edit]), before as string),
      after,
    );
  }
  assert.deepEqual(compareTexts('one\ntwo', 'one\n\ntwo'), [{ start: 4, end: 4, text: '\n' }]);
});

const finding: Finding = {
  start: 10,
  end: 15,
  code: 'X',
  severity: 'error',
  message: 'No.',
  related: [{ start: 2, end: 4, message: 'here' }],
  fixes: [{ title: 'Fix', edits: [{ start: 20, end: 22, text: '' }] }],
};

test('findings move with what they are about', () => {
  const [moved] = moveFindings([finding], [{ start: 0, end: 1, text: 'abc' }]);
  assert.deepEqual(
    [moved?.start, moved?.end, moved?.related?.[0]?.start, moved?.fixes?.[0]?.edits[0]?.start],
    [12, 17, 4, 22],
  );
  assert.deepEqual(moveFindings([finding], [{ start: 30, end: 31, text: '' }])[0]?.start, 10);
  assert.deepEqual(moveFindings([finding], [{ start: 12, end: 12, text: 'x' }]), []);
  const [lost] = moveFindings(
    [finding],
    [
      { start: 3, end: 4, text: '' },
      { start: 20, end: 21, text: 'x' },
    ],
  );
  assert.deepEqual([lost?.start, lost?.related, lost?.fixes], [9, [], []]);
});
