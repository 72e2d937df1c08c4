/** Whatever is answered stands at the member of the update file that the table blames, and is sent again only where it may be. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { stopEverything } from '../../../scripts/vscode-host/stop.ts';
import { DELAYS } from '../../../client/src/update/send/retry.ts';
import { EXCEPTIONS } from '../../../server/src/catalog/exceptions.ts';
import { openFile, openProblems } from './actions.ts';
import { openEditor } from './editor.ts';
import { definition, refusalCases, updateFile, type RefusalCase } from './refusal-cases.ts';
import { findPlace, waitForRefusal } from './findings.ts';
import { keepPictures, update, waitForLens, waitForUpdates, watchUpdates } from './set-up.ts';

after(stopEverything);

/** Rows of the table with tests of their own. */
const elsewhere: ReadonlySet<string> = new Set([
  // definition-refusals.test.ts
  'InvalidDefinition',
  // client-failures.test.ts
  'CredentialsProviderError',
  'Error',
  'ENOTFOUND',
  'ECONNREFUSED',
  'CERT_HAS_EXPIRED',
  'ConfigError',
  // cancelling.test.ts
  'AbortError',
  // guards.test.ts
  'WrongAccount',
  // The editor asks for the code: unit tests of the credentials.
  'MfaCodeRequired',
]);

const { page, endpoint } = await openEditor({
  settings: { 'stepwright.confirmUpdate': 'always' },
  files: { 'refused.asl.json': definition, 'refused.asl.update.yaml': updateFile },
});
keepPictures(page);
beforeEach(() => endpoint.clearFaults());
await openFile(page, 'refused.asl.json');
await waitForLens(page, 'Update dev');
await openProblems(page);

test('every row of the table has a case, each of its texts and each of its reasons', () => {
  const missing = EXCEPTIONS.filter(({ name }) => !elsewhere.has(name)).flatMap((row) => {
    const cases = refusalCases.filter(({ name }) => row.name === name || row.aliases?.includes(name));
    const texts = (row.texts ?? []).filter(({ pattern }) => !cases.some(({ says }) => pattern.test(says)));
    const reasons = Object.keys(row.reasons ?? {}).filter((known) => !cases.some(({ reason }) => reason === known));
    return [...(cases.length === 0 ? [row.name] : []), ...texts.map(({ pattern }) => pattern.source), ...reasons];
  });
  assert.deepEqual(missing, []);
});

for (const refusal of refusalCases) {
  test(`${refusal.name}: ${refusal.says}`, async () => {
    const listUpdates = watchUpdates(endpoint);
    const attempts = countAttempts(refusal);
    endpoint.injectFault({ operation: 'UpdateStateMachine', times: attempts, ...refusal.fault });
    await update(page);
    await waitForUpdates(listUpdates, attempts);
    await waitForRefusal(page, [{ ...findBlamed(refusal), says: refusal.says }]);
    assert.equal(listUpdates().length, attempts);
  });
}

/** What was surely refused, and only for now, is sent again; what may have taken effect never is. */
function countAttempts({ name, says, fault, reason = '' }: RefusalCase): number {
  const row = EXCEPTIONS.find((one) => one.name === name || one.aliases?.includes(name));
  const text = row?.texts?.find(({ pattern }) => pattern.test(says));
  const retry = row?.reasons?.[reason]?.retry ?? text?.retry ?? row?.retry;
  const isKnown = fault.error !== undefined && (fault.error.status ?? 400) < 500;
  return isKnown && (retry === 'later' || retry === 'afterDescribe') ? 1 + DELAYS.length : 1;
}

function findBlamed({ drawn }: RefusalCase) {
  return definition.includes(drawn)
    ? { file: 'refused.asl.json', ...findPlace(definition, drawn) }
    : { file: 'refused.asl.update.yaml', ...findPlace(updateFile, drawn) };
}
