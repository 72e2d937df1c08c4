import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ValidateStateMachineDefinitionCommand,
  type SFNClient,
  type ValidateStateMachineDefinitionCommandInput,
  type ValidateStateMachineDefinitionCommandOutput,
} from '@aws-sdk/client-sfn';
import { assertRefused, startService, writeDefinition } from './set-up.ts';

function validate(
  client: SFNClient,
  definition: string,
  input: Partial<ValidateStateMachineDefinitionCommandInput> = {},
): Promise<ValidateStateMachineDefinitionCommandOutput> {
  return client.send(new ValidateStateMachineDefinitionCommand({ definition, ...input }));
}

/** Two findings with different places: a target that is not there, and a state that is not reached. */
const BROKEN = JSON.stringify({
  StartAt: 'A',
  States: { A: { Type: 'Pass', Next: 'nowhere' }, B: { Type: 'Succeed' } },
});

/** Calls itself in a circle: its finding has no place. */
const ENDLESS = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } });

/** The grammar of the service: items of code, text and place. */
const INVALID_DEFINITION = /^Invalid State Machine Definition: '([A-Z_]+: .+ at (\/\S*|null|\[Source: .+\]))'$/s;

test('a definition with errors is refused with code, text and location of each', async (t) => {
  const { client, create, update } = await startService(t);
  const { diagnostics = [] } = await validate(client, BROKEN);
  assert.ok(diagnostics.some(({ location }) => location === '/States/A/Next'));
  assert.ok(diagnostics.length > 1, 'each of the findings is there');
  const items = diagnostics.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
  const message = `Invalid State Machine Definition: '${items.join(', ')}'`;
  assert.match(message, INVALID_DEFINITION);
  await assertRefused(create({ definition: BROKEN }), 'InvalidDefinition', message);
  await create();
  await assertRefused(update({ definition: BROKEN }), 'InvalidDefinition', message);
});

test('a finding without location prints null on create, and lacks it in Validate', async (t) => {
  const { client, create } = await startService(t);
  const { diagnostics = [] } = await validate(client, ENDLESS);
  const finding = diagnostics.find(({ code }) => code === 'MISSING_END_STATE');
  assert.ok(finding);
  assert.equal('location' in finding, false);
  const refusal = await assertRefused(create({ definition: ENDLESS }), 'InvalidDefinition');
  assert.match(refusal.message, INVALID_DEFINITION);
  assert.match(refusal.message, /MISSING_END_STATE: [^']+ at null/);
});

test('Validate answers 200 with FAIL, diagnostics and truncated', async (t) => {
  const { client } = await startService(t);
  const answer = await validate(client, BROKEN);
  assert.equal(answer.$metadata.httpStatusCode, 200);
  assert.equal(answer.result, 'FAIL');
  assert.equal(answer.truncated, false);
  for (const { severity, code, message } of answer.diagnostics ?? []) {
    assert.equal(severity, 'ERROR');
    assert.match(code ?? '', /^[A-Z_]+$/);
    assert.ok(message);
  }
});

test('Validate answers OK without diagnostics for a good definition', async (t) => {
  const { client } = await startService(t);
  const { $metadata: _, ...answer } = await validate(client, writeDefinition('good'));
  assert.deepEqual(answer, { result: 'OK', diagnostics: [], truncated: false });
});

test('maxResults cuts the diagnostics, and truncated says so', async (t) => {
  const { client } = await startService(t);
  const all = await validate(client, BROKEN, { maxResults: 0 });
  const one = await validate(client, BROKEN, { maxResults: 1 });
  assert.deepEqual(one.diagnostics, all.diagnostics?.slice(0, 1));
  assert.equal(one.truncated, true);
});

test('text that is no JSON: the recorded answer', async (t) => {
  const { client, create } = await startService(t);
  const { $metadata, ...answer } = await validate(client, 'not a definition');
  const location = '[Source: (String)"not a definition"; line: 1, column: 4]';
  const message = `Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')\n at ${location}`;
  assert.equal($metadata.httpStatusCode, 200);
  assert.deepEqual(answer, {
    result: 'FAIL',
    diagnostics: [{ severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message, location }],
    truncated: false,
  });
  await assertRefused(
    create({ definition: 'not a definition' }),
    'InvalidDefinition',
    `Invalid State Machine Definition: 'INVALID_JSON_DESCRIPTION: ${message} at ${location}'`,
  );
});

for (const [text, place] of [
  ['{\n  "StartAt": "A",\n}', 'line: 3, column: 2'],
  ['{ "StartAt": "A"', 'line: 1, column: 17'],
  ['{ "StartAt": nope }', 'line: 1, column: 18'],
  ['{ "Comment": ${Text} }', 'line: 1, column: 15'],
  ['{\r\n  // no comments\r\n}', 'line: 2, column: 4'],
] as const) {
  test(`text that is no JSON, ${JSON.stringify(text)}: line and column, from 1, behind what could not be read`, async (t) => {
    const { client } = await startService(t);
    const { diagnostics = [] } = await validate(client, text);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['INVALID_JSON_DESCRIPTION'],
    );
    assert.equal(diagnostics[0]?.location, `[Source: (String)"${text}"; ${place}]`);
  });
}

test('of a long text that is no JSON the first 500 characters are repeated', async (t) => {
  const { client } = await startService(t);
  const { diagnostics } = await validate(client, `["${'x'.repeat(600)}",]`);
  assert.match(
    diagnostics?.[0]?.location ?? '',
    /^\[Source: \(String\)"\["x{498}"\[truncated 105 chars\]; line: 1, column: 606\]$/,
  );
});

for (const definition of [' ', '\n', '[]', '"text"', '5', 'null']) {
  test(`${JSON.stringify(definition)} is no JSON object`, async (t) => {
    const { client } = await startService(t);
    const { $metadata: _, ...answer } = await validate(client, definition);
    const code = 'SCHEMA_VALIDATION_FAILED';
    const message = 'Definition must be a valid JSON object';
    assert.deepEqual(answer, { result: 'FAIL', diagnostics: [{ severity: 'ERROR', code, message }], truncated: false });
  });
}

test('text that is nested too deeply is refused, and nothing falls over', async (t) => {
  const { client } = await startService(t);
  const { result } = await validate(client, `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
  assert.equal(result, 'FAIL');
});
