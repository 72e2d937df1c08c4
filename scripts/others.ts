/** What others do to the state machines of `examples/`, and what can go wrong there, on a word in the terminal. */
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Endpoint } from '../endpoint/src/main.ts';

const COLLEAGUES_MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const OWNED_MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:refunds';

interface Event {
  /** Empty for Enter alone. */
  readonly word: string;
  readonly what: string;
  happen(endpoint: Endpoint): Promise<void> | void;
}

let count = 0;
let isStranger = false;

const EVENTS: readonly Event[] = [
  {
    word: '',
    what: 'a colleague changes orders-dev',
    happen: ({ url }) =>
      callEndpoint(url, 'UpdateStateMachine', {
        stateMachineArn: COLLEAGUES_MACHINE,
        definition: JSON.stringify({
          Comment: `A colleague's change number ${++count}`,
          StartAt: 'Colleague',
          States: { Colleague: { Type: 'Succeed' } },
        }),
      }),
  },
  {
    word: 'unreadable',
    what: 'the next update may not read the state machine',
    happen: (endpoint) =>
      // The look, and the one after the answer.
      endpoint.injectFault({
        operation: 'DescribeStateMachine',
        times: 2,
        error: { name: 'AccessDeniedException', message: 'Not allowed to perform states:DescribeStateMachine.' },
      }),
  },
  {
    word: 'key',
    what: 'the key of the state machine can’t be used by the next update',
    happen: (endpoint) =>
      endpoint.injectFault({
        operation: 'DescribeStateMachine',
        except: { includedData: 'METADATA_ONLY' },
        times: 2,
        error: {
          name: 'KmsInvalidStateException',
          message: 'The key is disabled.',
          members: { kmsKeyState: 'DISABLED' },
        },
      }),
  },
  {
    word: 'stranger',
    what: 'the endpoint no longer tells whose credentials these are; again, and it does',
    happen: (endpoint) => {
      isStranger = !isStranger;
      endpoint.configureSts({ off: isStranger });
    },
  },
  {
    word: 'busy',
    what: 'the next update is throttled twice, then taken',
    happen: (endpoint) =>
      endpoint.injectFault({
        operation: 'UpdateStateMachine',
        times: 2,
        error: { name: 'ThrottlingException', message: 'Rate exceeded' },
      }),
  },
  {
    word: 'lost',
    what: 'the next update is taken, and its answer lost',
    happen: (endpoint) => endpoint.injectFault({ operation: 'UpdateStateMachine', reset: 'after' }),
  },
  {
    word: 'slow',
    what: 'the next update takes 30 seconds: cancel it, or close the window',
    happen: (endpoint) => endpoint.injectFault({ operation: 'UpdateStateMachine', delayMilliseconds: 30_000 }),
  },
];

/** As a stack's deployment leaves it. */
export async function tagAsOwned({ url }: Endpoint): Promise<void> {
  const tags = [{ key: 'aws:cloudformation:stack-name', value: 'refunds-stack' }];
  await callEndpoint(url, 'TagResource', { resourceArn: OWNED_MACHINE, tags });
}

/** Each line of the terminal is one of these words, until the script ends. */
export function listenForWords(endpoint: Endpoint): void {
  createInterface({ input: process.stdin }).on('line', (line) => {
    const event = EVENTS.find(({ word }) => word === line.trim());
    if (!event) {
      console.log(`There is no "${line.trim()}" here.\n${describeWords()}`);
      return;
    }
    Promise.resolve(event.happen(endpoint)).then(
      () => console.log(`Now: ${event.what}.`),
      (error: unknown) => console.error(error),
    );
  });
}

export function describeWords(): string {
  return EVENTS.map(({ word, what }) => `  ${(word || 'Enter alone').padEnd(12)}${what}`).join('\n');
}

async function callEndpoint(url: string, operation: string, input: object): Promise<void> {
  const headers = { 'X-Amz-Target': `AWSStepFunctions.${operation}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(await response.text());
}
