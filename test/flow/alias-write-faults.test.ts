/** What can become of an alias that is made or moved. */
import type { Fault } from '../../endpoint/src/main.ts';
import {
  type AliasCase,
  CREATE,
  DIVIDED,
  letPass,
  LIST,
  NEW,
  OLD,
  ROUTED,
  testAliasCases,
  THEIR_CHANGE,
  UPDATE,
  type Writing,
  WRITINGS,
} from './alias-cases.ts';
import { fail } from './cases.ts';
import { isLoss, listExceptions, toSeenFailure, toSeenLoss } from './exceptions.ts';

const PAGE = { text: '<html>Sign in</html>', status: 200 };
const MAY_BE_APPLIED = 'told: The change of alias live had left, and may have been applied.';

/** The same for both ways of writing. */
function listWriteCases(does: Writing): readonly AliasCase[] {
  const { asked, ends } = WRITINGS[does];
  const untouched = does === UPDATE ? OLD : undefined;
  const routed = { does, ends, routes: NEW, sent: 1, accepted: 1 } as const;
  const success = [asked, does === UPDATE ? `${ROUTED} It can be pointed back.` : ROUTED];
  const failed = { does, ends: 'failed', routes: untouched, sent: 1, accepted: 0 } as const;
  const lost: Fault = { operation: does, reset: 'after' };
  return [
    { ...routed, title: `${does}: nothing goes wrong`, faults: [], sees: success },
    ...listExceptions(does).map((name): AliasCase => ({
      ...failed,
      title: `${does}: ${name}`,
      faults: [fail(does, name)],
      sees: [asked, isLoss(name) ? toSeenLoss(name) : toSeenFailure(name)],
    })),
    { ...routed, title: `${does}: slow`, faults: [{ operation: does, delayMilliseconds: 100 }], sees: success },
    {
      ...failed,
      title: `${does}: reset before it took effect`,
      faults: [{ operation: does, reset: 'before' }],
      sees: [asked, toSeenLoss('ECONNRESET')],
    },
    { ...routed, title: `${does}: reset after it took effect`, faults: [lost], sees: success },
    {
      ...failed,
      title: `${does}: the page of a proxy`,
      faults: [{ operation: does, body: PAGE }],
      sees: [asked, toSeenLoss('SyntaxError')],
    },
    {
      ...failed,
      title: `${does}: an answer without its members`,
      faults: [{ operation: does, body: { text: '{}', status: 200, contentType: 'application/x-amz-json-1.0' } }],
      sees: [asked, toSeenLoss('SyntaxError')],
    },
    {
      ...routed,
      title: `${does}: no answer in time, and it takes effect`,
      faults: [{ operation: does, delayMilliseconds: 480 }],
      options: { timeouts: { request: 400 } },
      sees: success,
    },
    {
      ...failed,
      title: `${does}: cancelled before it left`,
      faults: [],
      options: { cancelsAt: 'Routing alias' },
      ends: 'cancelled',
      sees: [asked],
      sent: 0,
    },
    { ...routed, title: `${does}: cancelled after it left`, faults: [lost], cancelsIn: does, sees: success },
    {
      ...failed,
      title: `${does}: cancelled after it left, and it never takes effect`,
      faults: [{ operation: does, delayMilliseconds: 80, reset: 'before' }],
      cancelsIn: does,
      ends: 'cancelled',
      sees: [
        asked,
        'told: The change of alias live was cancelled when it had left. The alias is still what it was before.',
      ],
    },
    {
      ...routed,
      title: `${does}: its answer is lost, and the alias may not be read then`,
      faults: [lost, ...letPass(LIST, 2), fail(LIST, 'AccessDeniedException')],
      ends: 'mayBeApplied',
      sees: [asked, `${MAY_BE_APPLIED} The alias could not be read: AccessDeniedException.`],
    },
    {
      ...routed,
      title: `${does}: its answer is lost, and a colleague changes the alias`,
      faults: [{ ...lost, afterwards: THEIR_CHANGE }],
      ends: 'mayBeApplied',
      sees: [
        asked,
        `${MAY_BE_APPLIED} It routes to version 2 (50 %), version 1 (50 %): somebody else may have changed it as well.`,
      ],
      routes: DIVIDED,
    },
  ];
}

testAliasCases([
  ...listWriteCases(UPDATE),
  ...listWriteCases(CREATE),
  {
    title: `${CREATE}: the quota that is reached is not that of versions alone`,
    does: CREATE,
    faults: [fail(CREATE, 'ServiceQuotaExceededException')],
    ends: 'failed',
    sees: [WRITINGS[CREATE].asked, /^failed: .* 100 aliases\./],
    routes: undefined,
    sent: 1,
    accepted: 0,
  },
]);
