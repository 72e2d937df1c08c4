import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishRevision } from '../../../client/src/update/versions/publish-revision.ts';
import { buildFakePorts, buildTarget } from './fake-ports.ts';
import { ARN, buildDeployed, toFailed } from './fake-service.ts';

/** Publishes where the answer is lost, and the list of versions is then as given. */
async function publishUnanswered(versions: readonly string[]) {
  const lost = toFailed({ name: 'ECONNRESET', mayHaveTakenEffect: true });
  const fake = buildFakePorts({ published: lost });
  let sent = false;
  const outcome = await publishRevision(fake.ports, {
    updateId: 'u1',
    target: buildTarget(),
    machine: buildDeployed(),
    description: undefined,
    service: {
      ...fake.service,
      publishVersion: async () => {
        sent = true;
        return lost;
      },
      listVersions: async () => ({
        kind: 'answered',
        value: (sent ? versions : []).map((version) => ({
          stateMachineVersionArn: `${ARN}:${version}`,
          creationDate: new Date(0),
        })),
      }),
    },
    signal: new AbortController().signal,
  });
  return { kind: outcome.kind, steps: fake.steps };
}

test('the answer is lost, and the revision is a version now: it was published', async () => {
  const { kind, steps } = await publishUnanswered(['3']);
  assert.equal(kind, 'published');
  assert.ok(steps.includes('published version 3'));
});

test('the answer is lost, and there is no version: that is said', async () => {
  const { kind, steps } = await publishUnanswered([]);
  assert.equal(kind, 'failed');
  assert.ok(steps.includes('explain u1 ECONNRESET'));
});
