/** What can become of the calls that look at an alias before it is moved: at first, and once more after the answer. */
import {
  type AliasCase,
  DESCRIBE,
  letPass,
  LIST,
  NEW,
  OLD,
  ROUTED,
  testAliasCases,
  UPDATE,
  WRITINGS,
} from './alias-cases.ts';
import { fail } from './cases.ts';
import { listExceptions, toSeenFailure } from './exceptions.ts';

const PAGE = { text: '<html>Sign in</html>', status: 200 };

function listLookCases(operation: string): readonly AliasCase[] {
  const { asked } = WRITINGS[UPDATE];
  const unsent = { does: UPDATE, ends: 'failed', routes: OLD, sent: 0, accepted: 0 } as const;
  const fine = {
    does: UPDATE,
    ends: 'routed',
    sees: [asked, `${ROUTED} It can be pointed back.`],
    routes: NEW,
    sent: 1,
    accepted: 1,
  } as const;
  return [
    ...listExceptions(operation).flatMap((name): AliasCase[] => [
      { ...unsent, title: `${operation}: ${name}`, faults: [fail(operation, name)], sees: [toSeenFailure(name)] },
      {
        ...unsent,
        title: `${operation}: ${name}, as it is looked at again`,
        faults: [...letPass(operation, 1), fail(operation, name)],
        sees: [asked, toSeenFailure(name)],
      },
    ]),
    {
      ...unsent,
      title: `${operation}: the page of a proxy`,
      faults: [{ operation, times: 100, body: PAGE }],
      sees: [toSeenFailure('SyntaxError')],
    },
    {
      ...unsent,
      title: `${operation}: the connection is reset, again and again`,
      faults: [{ operation, times: 100, reset: 'before' }],
      sees: [toSeenFailure('ECONNRESET')],
    },
    { ...fine, title: `${operation}: reset once, then fine`, faults: [{ operation, reset: 'after' }] },
    {
      ...fine,
      title: `${operation}: throttled twice, then fine`,
      faults: [fail(operation, 'ThrottlingException', 2)],
    },
    {
      ...unsent,
      title: `${operation}: cancelled while it is slow`,
      faults: [{ operation, delayMilliseconds: 100 }],
      cancelsIn: operation,
      ends: 'cancelled',
      sees: [],
    },
  ];
}

testAliasCases([...listLookCases(LIST), ...listLookCases(DESCRIBE)]);
