import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { askLine, isAttended } from '../../../cli/src/update/dialogue.ts';
import { ARN, openShop } from './update-run.ts';

const DEV = ['wait.asl.yaml', '--target', 'dev'];
const OTHER = { definition: '{"StartAt":"X","States":{"X":{"Type":"Succeed"}}}' };

test('somebody at a terminal is asked, may compare first, and says yes', async (t) => {
  const shop = await openShop(t);
  const { code, notes, questions } = await shop.answer(['c', 'y'], ...DEV);
  assert.equal(code, 0, notes);
  assert.deepEqual(questions, ['Update? [y]es, [c]ompare, [N]o: ', 'Update? [y]es, [c]ompare, [N]o: ']);
  assert.match(notes, /^\+ {2}A:$/m);
  assert.equal(shop.endpoint.listUpdates().length, 1);
});

test('Enter, the end of the input and any other word are no yes', async (t) => {
  const shop = await openShop(t);
  for (const answers of [[''], [], ['yup']]) assert.equal((await shop.answer(answers, ...DEV)).code, 2);
  assert.deepEqual(shop.listCalls('UpdateStateMachine'), []);
});

test('what a colleague did is overwritten by a yes to that question only', async (t) => {
  const shop = await openShop(t);
  assert.equal((await shop.update(...DEV, '--yes')).code, 0);
  await shop.change(ARN, OTHER);
  const no = await shop.answer(['n'], ...DEV, '--yes');
  assert.deepEqual([no.code, no.questions.length], [3, 1]);
  assert.match(no.questions[0] ?? '', /^Overwrite\?/);
  assert.equal((await shop.answer(['yes'], ...DEV, '--yes')).code, 0);
});

test('the name of a protected machine is asked for, whatever was said before', async (t) => {
  const shop = await openShop(t, undefined, { account: '222222222222' });
  const prod = ['wait.asl.yaml', '--target', 'prod'];
  assert.equal((await shop.answer(['wait'], ...prod, '--yes')).code, 2);
  const { code, questions } = await shop.answer(['y', ' wait-prod '], ...prod);
  assert.equal(code, 0);
  assert.match(questions[1] ?? '', /Type the name of the state machine, wait-prod: $/);
});

test('the description of a version is asked for, and Enter takes what is suggested', async (t) => {
  const shop = await openShop(t);
  const { code, questions } = await shop.answer(['', 'y'], ...DEV, '--publish');
  assert.equal(code, 0);
  assert.match(questions[0] ?? '', /^Description of the version \(Enter: none\)/);
  assert.equal(shop.endpoint.listUpdates()[0]?.input['versionDescription'], undefined);
  const dry = await shop.answer([], 'wait.asl.yaml', '--target', 'release', '--publish', '--dry-run');
  assert.deepEqual([dry.code, dry.questions], [0, []]);
});

test('the code of an MFA device is asked for at a terminal, and nowhere else', async (t) => {
  const config = [
    '[profile base]\naws_access_key_id = 111111111111\naws_secret_access_key = base-secret-key',
    '[profile role]\nrole_arn = arn:aws:iam::111111111111:role/deploy\nsource_profile = base',
    'mfa_serial = arn:aws:iam::111111111111:mfa/jo\n',
  ].join('\n');
  const shop = await openShop(t, undefined, { config });
  const { code, notes, questions } = await shop.answer(['123456', 'y'], ...DEV, '--profile', 'role');
  assert.equal(code, 0, notes);
  assert.match(questions[0] ?? '', /The code of the MFA device arn:aws:iam::111111111111:mfa\/jo: /);
  assert.doesNotMatch(notes, /123456/);
  const alone = await shop.update(...DEV, '--profile', 'role', '--yes');
  assert.equal(alone.code, 2);
  assert.match(alone.notes, /MfaCodeRequired/);
});

test('a line is read, the end of the input and a cancel are none', async () => {
  const { signal } = new AbortController();
  const answer = (input: PassThrough, by = signal): Promise<string | undefined> =>
    askLine(input, new PassThrough(), 'Name? ', by);
  const typed = new PassThrough();
  typed.end('orders\n');
  assert.equal(await answer(typed), 'orders');
  const ended = new PassThrough();
  ended.end();
  assert.equal(await answer(ended), undefined);
  const cancelling = new AbortController();
  const asked = answer(new PassThrough(), cancelling.signal);
  cancelling.abort();
  assert.equal(await asked, undefined);
});

test('nobody is asked without a terminal at both ends, nor in a CI that has one', () => {
  const [terminal, pipe] = [{ isTTY: true }, {}];
  assert.equal(isAttended({}, terminal, terminal), true);
  assert.equal(isAttended({}, terminal, pipe), false);
  assert.equal(isAttended({}, pipe, terminal), false);
  assert.equal(isAttended({ CI: 'true' }, terminal, terminal), false);
  assert.equal(isAttended({ CI: 'false' }, terminal, terminal), true);
});
