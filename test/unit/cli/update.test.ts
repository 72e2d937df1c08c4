import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARN, openShop, PROD, SENT } from './update-run.ts';

const DEV = ['wait.asl.yaml', '--target', 'dev'];
const OTHER = { definition: '{"StartAt":"X","States":{"X":{"Type":"Succeed"}}}' };

test('an update of a definition in YAML, with the values of its target', async (t) => {
  const shop = await openShop(t);
  const { code, out, notes } = await shop.update(...DEV, '--yes');
  assert.equal(code, 0, notes);
  assert.equal(shop.endpoint.listUpdates().length, 1);
  const { definition, revisionId } = shop.getUpdate();
  assert.deepEqual(JSON.parse(definition), SENT);
  assert.deepEqual(out.split('\n'), [`Updated dev: ${ARN}`, `Revision ${revisionId}`, '']);
  assert.match(notes, /^Update wait\?$/m);
  assert.match(notes, /Account: 111111111111, to which the credentials belong/);
  assert.match(notes, /^UpdateStateMachine arn\S+, region eu-west-1, endpoint http\S+, .*: definition \(\d+ bytes\)$/m);

  const again = await shop.update(...DEV);
  assert.deepEqual([again.code, again.out], [0, `Nothing to do: what would be sent is there already, dev: ${ARN}\n`]);
  assert.equal(shop.endpoint.listUpdates().length, 1);
});

test('without a yes, and without a terminal, nothing is sent', async (t) => {
  const shop = await openShop(t);
  const { code, out, notes } = await shop.update(...DEV);
  assert.deepEqual([code, out], [2, '']);
  assert.match(notes, /^Nobody can be asked here: --yes says yes\.\nNothing was sent\.$/m);
  assert.equal(shop.listCalls('UpdateStateMachine').length, 0);
});

test('a dry run says what would change, and sends nothing', async (t) => {
  const shop = await openShop(t);
  const { code, out } = await shop.update(...DEV, '--dry-run', '--yes');
  assert.equal(code, 0);
  assert.match(out, new RegExp(`^Would update dev: ${ARN}\n  .*\n`));
  assert.match(out, /State A added/);
  assert.equal(shop.listCalls('UpdateStateMachine').length, 0);
});

test('errors refuse it before AWS is asked, and are printed as check prints them', async (t) => {
  const shop = await openShop(t);
  const { code, out, notes } = await shop.update('wait.asl.yaml', '--target', 'wrong', '--yes');
  assert.equal(code, 1);
  assert.match(
    out,
    /^wait\.asl\.yaml:3:\d+ error: .*-1.* \(value-in-range\)\n2 files checked: 1 error, 0 warnings\.\n$/,
  );
  assert.match(notes, /Nothing was sent\.$/);
  assert.equal(shop.endpoint.listRequests().length, 0);
  const off = await shop.update('wait.asl.yaml', '--target', 'wrong', '--dry-run', '--rule', 'value-in-range=warning');
  assert.equal(off.code, 0, off.notes);
  assert.match(off.out, /warning: .*\(value-in-range\)/);
});

test('what the service refuses stands at its place in the file', async (t) => {
  const shop = await openShop(t);
  const error = {
    name: 'InvalidDefinition',
    message: "Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: No at /States/A/Seconds'",
  };
  shop.endpoint.injectFault({ operation: 'UpdateStateMachine', error });
  const { code, out, notes } = await shop.update(...DEV, '--yes');
  assert.equal(code, 1);
  assert.match(out, /^wait\.asl\.yaml:3:\d+ error: No.* \(SCHEMA_VALIDATION_FAILED\)$/m);
  assert.match(notes, /^wait: The service refused the definition\. /m);
});

test('--format json is one object, with the findings of check', async (t) => {
  const shop = await openShop(t);
  const dry = JSON.parse((await shop.update(...DEV, '--dry-run', '--format', 'json')).out);
  assert.deepEqual(Object.keys(dry), ['outcome', 'target', 'stateMachineArn', 'revisionId', 'changes', 'findings']);
  assert.deepEqual([dry.outcome, dry.revisionId], ['wouldUpdate', 'INITIAL']);
  assert.ok(dry.changes.some(({ part, text }: Record<string, string>) => part === 'state' && text === 'State A added'));
  const { out } = await shop.update('wait.asl.yaml', '--target', 'release', '--yes', '--format=json');
  assert.deepEqual(JSON.parse(out), {
    outcome: 'updated',
    target: 'release',
    stateMachineArn: `${ARN}-release`,
    revisionId: shop.getUpdate().revisionId,
    versionArn: `${ARN}-release:1`,
    changes: dry.changes,
    findings: [
      { file: 'wait.asl.yaml', findings: [] },
      { file: 'wait.asl.update.yaml', findings: [] },
    ],
  });
  const refused = await shop.update('wait.asl.yaml', '--target', 'wrong', '--format', 'json');
  const { outcome, changes, findings } = JSON.parse(refused.out);
  assert.deepEqual([refused.code, outcome, changes], [1, 'refused', undefined]);
  assert.equal(findings[0].findings[0].code, 'value-in-range');
  assert.equal(findings[0].findings[0].range.start.line, 2);
});

test('a colleague’s change since it was last seen from here is never overwritten by --yes', async (t) => {
  const shop = await openShop(t);
  assert.equal((await shop.update(...DEV, '--yes')).code, 0);
  const found = await shop.change(ARN, OTHER);
  const { code, out, notes } = await shop.update(...DEV, '--yes');
  assert.deepEqual([code, out], [3, '']);
  assert.match(notes, /! Somebody changed the state machine after /);
  assert.ok(notes.includes(`--expect-revision ${found}`), notes);
  assert.equal(shop.endpoint.listUpdates().length, 2);

  const told = JSON.parse((await shop.update(...DEV, '--yes', '--format', 'json')).out);
  assert.deepEqual([told.outcome, told.revisionId], ['overtaken', found]);
  assert.equal((await shop.update(...DEV, '--yes', '--expect-revision', found)).code, 0);
});

test('a colleague’s change while it is looked at stops it', async (t) => {
  const shop = await openShop(t);
  const afterwards = { operation: 'UpdateStateMachine', input: { stateMachineArn: ARN, ...OTHER } };
  shop.endpoint.injectFault({ operation: 'ListTagsForResource', afterwards });
  const { code } = await shop.update(...DEV, '--yes');
  assert.equal(code, 3);
  const own = shop.endpoint
    .listRequests()
    .filter(({ operation, byFault }) => operation === 'UpdateStateMachine' && !byFault);
  assert.deepEqual(own, []);
});

test('with another revision than the expected one nothing is sent', async (t) => {
  const shop = await openShop(t);
  const found = await shop.change(ARN, OTHER);
  const { code, notes } = await shop.update(...DEV, '--yes', '--expect-revision', 'INITIAL');
  assert.equal(code, 3);
  assert.match(notes, new RegExp(`^wait is at ${found}, not at INITIAL\\.$`, 'm'));
  assert.equal(shop.endpoint.listUpdates().length, 1);
  assert.equal((await shop.update(...DEV, '--yes', '--expect-revision', found)).code, 0);
});

test('a protected target is updated by the name of its machine only', async (t) => {
  const shop = await openShop(t, undefined, { account: '222222222222' });
  const prod = ['wait.asl.yaml', '--target', 'prod'];
  const yes = await shop.update(...prod, '--yes');
  assert.equal(yes.code, 2);
  assert.match(yes.notes, /It is protected, .*--confirm-name wait-prod/);
  assert.equal(shop.listCalls('UpdateStateMachine').length, 0);
  assert.equal((await shop.update(...prod, '--confirm-name', 'wait-prod')).code, 0);
  assert.equal(shop.endpoint.listUpdates()[0]?.input['stateMachineArn'], PROD);
});

test('publishing: with an update, and alone where there is nothing to update', async (t) => {
  const shop = await openShop(t);
  const first = await shop.update(...DEV, '--publish', '--description', 'one', '--yes');
  assert.equal(first.code, 0, first.notes);
  assert.match(first.out, new RegExp(`^Version ${ARN}:1$`, 'm'));
  assert.equal(shop.endpoint.listUpdates()[0]?.input['versionDescription'], 'one');
  const again = await shop.update(...DEV, '--publish', '--yes');
  assert.deepEqual([again.code, again.out], [0, `Nothing to do: it is a version already, ${ARN}:1\n`]);

  const found = await shop.change(ARN, { roleArn: 'arn:aws:iam::111111111111:role/other' });
  const alone = await shop.update(...DEV, '--publish', '--yes', '--format', 'json');
  assert.deepEqual([alone.code, JSON.parse(alone.out).versionArn], [0, `${ARN}:2`]);
  assert.equal(shop.listCalls('PublishStateMachineVersion')[0]?.['revisionId'], found);
});

test('an update file is named itself, and one without targets has one', async (t) => {
  const shop = await openShop(t, {
    'machine.asl.json': JSON.stringify(SENT),
    'updates/bare.asl.update.json': JSON.stringify({ stateMachineArn: ARN, tracingConfiguration: { enabled: true } }),
    'updates/far.asl.update.yaml': `definitionUri: ../machine.asl.json\ntargets: { far: { stateMachineArn: "${PROD}" } }\n`,
  });
  assert.equal((await shop.update('updates/bare.asl.update.json', '--yes')).code, 0);
  assert.deepEqual(shop.endpoint.listUpdates()[0]?.input['tracingConfiguration'], { enabled: true });
  const far = await shop.update('updates/far.asl.update.yaml', '--yes');
  assert.match(far.notes, /the ARN of far names account 222222222222\. Nothing was sent\./);
});
