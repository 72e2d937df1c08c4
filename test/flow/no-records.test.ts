/** What is sent can't be written down: the disk is full, or the folder is not this user's. */
import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { startFlow, type StartedFlow } from './flow.ts';
import { NOTHING_SENT, readDefinition, readTraces } from './machine.ts';
import type { AnswerQuestion } from './person.ts';
import { BEFORE, openWorkspace, OURS, type Workspace } from './workspace.ts';

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace();
});
after(() => workspace.client.stop());

/** A file stands where the folder of the records should be. */
function blockRecords({ stateFolder }: StartedFlow): void {
  rmSync(stateFolder, { recursive: true });
  writeFileSync(stateFolder, '');
}

const confirmFirst: AnswerQuestion = (_, count) => (count === 1 ? 'confirm' : undefined);

const ASKED = 'asked: Update orders?';
const UNRECORDED = /^asked: Update orders without a record of it\? Can't write in "[^"]+" \(E\w+\): /;

test('the person does not go on: nothing is sent', async (context) => {
  const flow = await startFlow(context, workspace, { answer: confirmFirst });
  blockRecords(flow);
  assert.equal((await flow.run()).kind, 'dismissed');
  const [asked, unrecorded, ...more] = flow.person.seen;
  assert.deepEqual([asked, more], [ASKED, []]);
  assert.match(unrecorded ?? '', UNRECORDED);
  assert.deepEqual(await readTraces(flow), NOTHING_SENT);
  assert.equal(await readDefinition(flow.endpoint), BEFORE);
});

test('the person goes on: it is sent once, and the log says what is not kept', async (context) => {
  const flow = await startFlow(context, workspace);
  blockRecords(flow);
  assert.equal((await flow.run()).kind, 'updated');
  assert.match(flow.person.seen[1] ?? '', UNRECORDED);
  assert.equal(flow.person.seen[2], 'updated');
  assert.deepEqual(await readTraces(flow), { ...NOTHING_SENT, sent: 1, accepted: 1 });
  assert.equal(await readDefinition(flow.endpoint), OURS);
  assert.ok(flow.logged.some((line) => line.startsWith("Can't write in")));
});
