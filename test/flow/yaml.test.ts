/** A definition and an update file in YAML: the same ends, and what is said of the definition stands in the YAML. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { waitFor } from '../protocol/client.ts';
import { testCases } from './cases.ts';
import { toSeenFailure, toSeenLoss } from './exceptions.ts';
import { NOTHING_SENT, readDefinition, readTraces, THEIR_UPDATE } from './machine.ts';
import { enableSaves } from './saving.ts';
import { BEFORE, openWorkspace, OURS, THEIRS, type Workspace, writeDefinition } from './workspace.ts';

const operation = 'UpdateStateMachine';
const ASKED = 'asked: Update orders?';
const OVERWRITE = /^asked: Overwrite orders\? Somebody changed the state machine after /;
const UPDATED = { sent: 1, accepted: 1, history: [BEFORE] };
const REFUSAL =
  "The field 'Type' should have one of these values: [Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]";
const message = `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${REFUSAL} at /States/A/Type'`;

testCases(
  [
    {
      title: 'it is sent as JSON',
      ends: 'updated',
      sees: [ASKED, 'updated'],
      holds: OURS,
      leaves: UPDATED,
    },
    {
      title: 'what is deployed says the same in another form: nothing is sent',
      before: JSON.stringify(JSON.parse(OURS)),
      ends: 'unchanged',
      sees: ['unchanged'],
      holds: JSON.stringify(JSON.parse(OURS)),
    },
    {
      title: 'what the service refuses stands at its place in the YAML',
      faults: [{ operation, error: { name: 'InvalidDefinition', message } }],
      ends: 'failed',
      sees: [ASKED, toSeenFailure('InvalidDefinition')],
      holds: BEFORE,
      leaves: { sent: 1 },
      also: async ({ workspace }) => {
        const { client, definitionUri, write } = workspace;
        const { range, code, source } = await waitFor(() => client.published.get(definitionUri)?.diagnostics[0]);
        const { start, end } = range;
        const line = write('ours').split('\n')[start.line] ?? '';
        assert.deepEqual([line.slice(start.character, end.character), end.line], ['Succeed', start.line]);
        assert.deepEqual([source, code], ['Step Functions', 'SCHEMA_VALIDATION_FAILED']);
      },
    },
    {
      title: 'its answer is lost after it took effect: what is deployed is known again',
      faults: [{ operation, reset: 'after' }],
      ends: 'updated',
      sees: [ASKED, 'updated'],
      holds: OURS,
      leaves: UPDATED,
    },
    {
      title: 'its answer is lost before it took effect',
      faults: [{ operation, reset: 'before' }],
      ends: 'failed',
      sees: [ASKED, toSeenLoss('ECONNRESET')],
      holds: BEFORE,
      leaves: { sent: 1, unfinished: 1 },
    },
    {
      title: 'a colleague updates while the question is open',
      faults: [{ operation: 'ListTagsForResource', afterwards: THEIR_UPDATE }],
      ends: 'updated',
      sees: [ASKED, OVERWRITE, 'updated'],
      holds: OURS,
      leaves: { ...UPDATED, history: [THEIRS] },
    },
  ],
  'yaml',
);

let workspace: Workspace;
before(async () => {
  workspace = await openWorkspace('yaml');
});
after(() => workspace.client.stop());

test('a save sends what the editor shows', { timeout: 30_000 }, async (context) => {
  const { flow, save } = await enableSaves(context, workspace);
  await save('saved');
  assert.deepEqual(flow.person.seen, ['updated']);
  assert.equal(await readDefinition(flow.endpoint), writeDefinition('saved'));
  assert.deepEqual(await readTraces(flow), { ...NOTHING_SENT, ...UPDATED });
});
