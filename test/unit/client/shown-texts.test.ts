import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildConfirmation } from '../../../client/src/update/ask/confirmation.ts';
import { buildOneLineLog, toOneLine } from '../../../client/src/update/one-line.ts';
import { toPlainLabel, toPlainMessage } from '../../../client/src/views/plain-message.ts';
import { buildTarget } from './fake-ports.ts';
import { ARN, ENDPOINT } from './fake-service.ts';

test('a text of a file stays one line, in its order, and short', () => {
  assert.equal(toOneLine('dev\r\nAccount: 2'), 'dev Account: 2');
  assert.equal(toOneLine('dev\u2028\u202Eorp\u001B[1m'), 'dev orp [1m');
  assert.equal(toOneLine('Größe, 名前 “x”'), 'Größe, 名前 “x”');
  assert.equal(toOneLine('x'.repeat(1000)).length, 300);
});

test('no name, profile or description makes a fact of its own in a question', () => {
  const forged = 'x\nAccount: 999999999999\n';
  const { question, reasons, facts } = buildConfirmation({
    target: buildTarget({ label: `${forged}${'y'.repeat(100_000)}`, stateMachineName: 'a\u202Eb' }),
    definitionUri: 'file:///work/orders%0AAccount:%20999999999999.asl.json',
    request: { stateMachineArn: ARN, definition: '{}', publish: true, versionDescription: forged },
    endpoint: ENDPOINT,
    credentials: `profile ${forged}`,
    profile: forged,
    account: { kind: 'verified', caller: { account: '111111111111', arn: `arn${forged}` } },
    difference: {
      machine: undefined,
      comparison: { isSame: false, changes: [{ part: 'state', text: `State ${forged} added` }] },
      uncompared: forged,
      overwritten: undefined,
      isFirstLook: true,
      owner: forged,
    },
    warnings: 0,
    anyway: false,
    given: forged,
  });
  assert.equal(question, 'Update and publish a version of a b?');
  assert.deepEqual(
    [...reasons, ...facts].filter((fact) => /[\n\u202E]/.test(fact) || fact.length > 300),
    [],
  );
  assert.deepEqual(
    [...reasons, ...facts].join('\n').match(/^Account: .*$/gm),
    ['Account: 111111111111, to which the credentials belong'],
    'the dialog has one account, the one of the ARN',
  );
});

test('no text of a file makes a line of its own in the log', () => {
  const lines: string[] = [];
  const note = (line: string): void => void lines.push(line);
  const log = buildOneLineLog({ info: note, warn: note, error: note });
  for (const write of [log.info, log.warn, log.error]) write('profile dev\n[info] Accepted');
  assert.deepEqual(lines, Array(3).fill('profile dev [info] Accepted'));
});

test('a notification has no links of others: neither to commands nor to pages', () => {
  // What VS Code takes for a link there.
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
  const hostile = '"[Fix it](command:workbench.action.terminal.sendSequence)" is no state.';
  assert.match(hostile, link);
  assert.doesNotMatch(toPlainMessage(hostile), link);
  assert.equal(toPlainMessage('Choices[0] (first) of "A"'), 'Choices[0] (first) of "A"');
});

test('a list and the status bar have no icons of others', () => {
  assert.equal(toPlainLabel('$(verified) prod $(lock)'), '$ (verified) prod $ (lock)');
  assert.equal(toPlainLabel('$(($(check)'), '$ (($ (check)');
  assert.equal(toPlainLabel('costs $5 (net)'), 'costs $5 (net)');
});
