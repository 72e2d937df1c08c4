import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PulledForm, pullDefinition } from '../../../client/src/update/files/pull-definition.ts';
import { buildTarget, buildRefused } from './fake-ports.ts';
import { buildFakeLook, buildMachine, type LookScript, toAnswer, toFailed, withhold } from './fake-look.ts';

interface PullScript extends LookScript {
  uri?: string;
  local?: string;
  form?: PulledForm | undefined;
  written?: { text: string; placeholders: readonly string[] } | null;
  agreed?: boolean;
  edited?: boolean;
}

const WRITTEN = { text: 'StartAt: A\n', placeholders: [] };

async function pull(script: PullScript = {}) {
  const fake = buildFakeLook(script);
  const { note } = fake;
  const { uri = 'file:///work/orders.asl.yaml', local = 'StartAt: B\n', written = WRITTEN } = script;
  const ports = {
    ...fake.ports,
    screen: {
      chooseForm: async (fileName: string) => {
        note(`form of ${fileName}`);
        return 'form' in script ? script.form : ('file' as const);
      },
      showTexts: async (title: string, left: { text: string }, right: { text: string }, syntax: string) =>
        note(`texts ${title}: ${left.text.trim()} | ${right.text.trim()} (${syntax})`),
      agreeToReplace: async (_: string, lost: readonly string[]) => {
        note(['agree', ...lost].join(' '));
        return script.agreed ?? true;
      },
      showNothingToPull: () => note('nothing'),
      showEdited: () => note('edited'),
    },
    documents: {
      readText: async () => local,
      replaceText: async (_: string, expected: string, text: string) => {
        note(`replace ${expected.trim()} by ${text.trim()}`);
        return script.edited !== true;
      },
    },
    writeDefinition: async ({ definition }: { definition: string }) => {
      note(`write ${definition}`);
      return written;
    },
  };
  const { kind } = await pullDefinition(ports, buildTarget(), uri);
  return { ...fake, kind };
}

test('the deployed definition takes the place of the text in the form of the file, when the difference was seen', async () => {
  const { steps, kind } = await pull();
  assert.equal(kind, 'pulled');
  assert.deepEqual(steps, [
    'compose update given',
    'open eu-west-1 -',
    'describe',
    'type STANDARD',
    'form of orders.asl.yaml',
    'write {"StartAt":"A"}',
    'texts orders.asl.yaml ← orders: StartAt: B | StartAt: A (yaml)',
    'seen r-1',
    'agree',
    'replace StartAt: B by StartAt: A',
    'close',
    'end false',
  ]);
});

test('or as it is deployed, which is JSON whatever the file is', async () => {
  const { steps } = await pull({ form: 'deployed' });
  assert.ok(steps.includes('texts orders.asl.yaml ← orders: StartAt: B | {"StartAt":"A"} (json)'));
  assert.ok(steps.includes('replace StartAt: B by {"StartAt":"A"}'));
});

test('it warns of placeholders that the values of the target take the place of', async () => {
  const { steps } = await pull({ written: { ...WRITTEN, placeholders: ['WorkerArn', 'Max'] } });
  assert.ok(steps.includes('agree The values of dev take the place of ${WorkerArn}, ${Max}.'));
});

test('nothing is replaced where that is not agreed to; the difference was seen', async () => {
  const { steps, kind } = await pull({ agreed: false });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(steps.slice(-4), ['seen r-1', 'agree', 'close', 'end false']);
});

test('without an answer about the form nothing was seen', async () => {
  const { steps, kind } = await pull({ form: undefined });
  assert.equal(kind, 'dismissed');
  assert.deepEqual(steps.slice(-3), ['form of orders.asl.yaml', 'close', 'end false']);
});

test('what is typed while the question is asked is not overwritten', async () => {
  const { steps, kind } = await pull({ edited: true });
  assert.equal(kind, 'edited');
  assert.deepEqual(steps.slice(-3), ['edited', 'close', 'end false']);
});

test('a file that has it already is left alone, whatever its line ends', async () => {
  const { steps, kind } = await pull({ local: 'StartAt: A\r\n' });
  assert.equal(kind, 'same');
  assert.deepEqual(steps.slice(-4), ['seen r-1', 'nothing', 'close', 'end false']);
});

test('a language server that can not write the definition is an error, before anything is shown', async () => {
  await assert.rejects(pull({ written: null }), /could not write the definition/);
});

test('what can not be read is explained', async () => {
  for (const [name, script] of [
    ['AccessDeniedException', { described: () => toFailed('AccessDeniedException') }],
    ['StateMachineDoesNotExist', { described: () => toFailed('StateMachineDoesNotExist') }],
    ['KmsAccessDeniedException', { described: withhold }],
    ['NoDefinition', { described: () => toAnswer(buildMachine({ definition: undefined })) }],
  ] as const) {
    const { steps, kind } = await pull(script);
    assert.equal(kind, 'failed');
    assert.deepEqual(steps.slice(-4), [`explain ${name}`, 'failure Refused.', 'close', 'end false']);
  }
  assert.equal((await pull({ described: () => ({ kind: 'cancelled' }) })).kind, 'cancelled');
});

test('nothing happens in Restricted Mode, nor without a target that can be read', async () => {
  assert.deepEqual((await pull({ trusted: false })).steps, ['untrusted']);
  assert.equal((await pull({ composed: buildRefused() })).kind, 'refused');
});
