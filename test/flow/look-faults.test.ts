/** What can become of the calls that only look before an update: they fail, they lead to a question, or nothing depends on them. */
import { type Case, fail, testCases } from './cases.ts';
import { listExceptions, toSeenFailure } from './exceptions.ts';
import { BEFORE, OURS } from './workspace.ts';

const ASKED = 'asked: Update orders?';
const UPDATED = { sent: 1, accepted: 1, history: [BEFORE] };
/** The definition that stood there could not be read. */
const UPDATED_UNSEEN = { ...UPDATED, history: [undefined] };
const validated = { settings: { validateBeforeUpdate: true } };

/** The steps, and what becomes of the update where a step fails. */
const STEPS: readonly {
  readonly operation: string;
  readonly options?: Case['options'];
  /** What the person sees where the update goes on in spite of it; undefined where it ends. */
  readonly goesOn: (name: string) => Pick<Case, 'sees' | 'leaves'> | undefined;
}[] = [
  {
    operation: 'GetCallerIdentity',
    goesOn: (name) =>
      // Somebody's own endpoint need not know STS.
      ['UnknownOperationException', 'SyntaxError'].includes(name)
        ? { sees: [/^asked: Update orders\? The account is not verified: http:\S+ does not tell whose/, 'updated'] }
        : undefined,
  },
  {
    operation: 'DescribeStateMachine',
    goesOn: (name) =>
      // Who may not look may be allowed to update all the same.
      [
        'AccessDeniedException',
        'KmsAccessDeniedException',
        'KmsInvalidStateException',
        'KmsThrottlingException',
      ].includes(name)
        ? {
            sees: [`${ASKED} Nothing could be compared: ${name} when the state machine was read.`, 'updated'],
            leaves: UPDATED_UNSEEN,
          }
        : undefined,
  },
  { operation: 'ListTagsForResource', goesOn: () => ({ sees: [ASKED, 'updated'] }) },
  {
    operation: 'ValidateStateMachineDefinition',
    options: validated,
    goesOn: (name) => ({ sees: [`not validated: ${name}`, ASKED, 'updated'] }),
  },
];

function build({ operation, options, goesOn }: (typeof STEPS)[number], name: string, what: Partial<Case>): Case {
  const on = goesOn(name);
  return {
    title: `${operation}: ${name}`,
    options: options ?? {},
    ends: on ? 'updated' : 'failed',
    sees: [toSeenFailure(name)],
    holds: on ? OURS : BEFORE,
    leaves: on ? UPDATED : {},
    ...on,
    ...what,
  };
}

const INVALID = {
  result: 'FAIL',
  diagnostics: [
    {
      severity: 'ERROR',
      code: 'MISSING_TRANSITION_TARGET',
      message: "Missing 'Next' target: B",
      location: '/States/A/Next',
    },
  ],
};
const page = { text: '<html>Sign in</html>', status: 200 };

testCases([
  ...STEPS.flatMap((step) => {
    const { operation, options = {} } = step;
    const fine: Omit<Case, 'title' | 'faults'> = {
      options,
      ends: 'updated',
      sees: [ASKED, 'updated'],
      holds: OURS,
      leaves: UPDATED,
    };
    return [
      ...listExceptions(operation).map((name) => build(step, name, { faults: [fail(operation, name)] })),
      build(step, 'SyntaxError', {
        title: `${operation}: the page of a proxy`,
        faults: [{ operation, times: 100, body: page }],
      }),
      build(step, 'ECONNRESET', {
        title: `${operation}: the connection is reset, again and again`,
        faults: [{ operation, times: 100, reset: 'before' }],
      }),
      build(step, 'TimeoutError', {
        title: `${operation}: no answer in time, again and again`,
        options: { ...options, timeouts: { request: 300 } },
        faults: [{ operation, times: 100, delayMilliseconds: 500 }],
      }),
      {
        ...fine,
        title: `${operation}: throttled twice, then fine`,
        faults: [fail(operation, 'ThrottlingException', 2)],
      },
      { ...fine, title: `${operation}: reset once, then fine`, faults: [{ operation, reset: 'after' as const }] },
      { ...fine, title: `${operation}: slow`, faults: [{ operation, delayMilliseconds: 100 }] },
      {
        title: `${operation}: cancelled while it is slow`,
        options,
        faults: [{ operation, delayMilliseconds: 100 }],
        cancelsIn: operation,
        ends: 'cancelled' as const,
        sees: [],
        holds: BEFORE,
      },
    ];
  }),
  {
    title: 'ValidateStateMachineDefinition: it finds an error',
    options: validated,
    faults: [
      {
        operation: 'ValidateStateMachineDefinition',
        body: { text: JSON.stringify(INVALID), status: 200, contentType: 'application/x-amz-json-1.0' },
      },
    ],
    ends: 'refused',
    sees: ['invalid: 1'],
    holds: BEFORE,
  },
  {
    title: 'DescribeStateMachine: the key can not be used, and all but the definition is seen',
    faults: [
      {
        operation: 'DescribeStateMachine',
        except: { includedData: 'METADATA_ONLY' },
        times: 100,
        error: { name: 'KmsAccessDeniedException' },
      },
    ],
    ends: 'updated',
    sees: [`${ASKED} The definition could not be compared: KmsAccessDeniedException when it was read.`, 'updated'],
    holds: OURS,
    leaves: UPDATED_UNSEEN,
  },
]);
