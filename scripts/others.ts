/** What others do to the state machines of `examples/`, so that a person can see what Stepwright makes of it. */
import process from 'node:process';
import { createInterface } from 'node:readline';

export const COLLEAGUES_MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev';
const OWNED_MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:refunds';

/** As a stack's deployment leaves it. */
export async function tagAsOwned(endpointUrl: string): Promise<void> {
  const tags = [{ key: 'aws:cloudformation:stack-name', value: 'refunds-stack' }];
  await callEndpoint(endpointUrl, 'TagResource', { resourceArn: OWNED_MACHINE, tags });
}

/** What somebody else does at the same time, so that a person can see what becomes of it. */
export function listenForColleague(endpointUrl: string): void {
  if (!process.stdin.isTTY) return;
  let count = 0;
  createInterface({ input: process.stdin }).on('line', () => {
    const definition = JSON.stringify({
      Comment: `A colleague's change number ${++count}`,
      StartAt: 'Colleague',
      States: { Colleague: { Type: 'Succeed' } },
    });
    callEndpoint(endpointUrl, 'UpdateStateMachine', { stateMachineArn: COLLEAGUES_MACHINE, definition }).then(
      () => console.log(`A colleague has changed ${COLLEAGUES_MACHINE}.`),
      (error: unknown) => console.error(error),
    );
  });
}

async function callEndpoint(endpointUrl: string, operation: string, input: object): Promise<void> {
  const headers = { 'X-Amz-Target': `AWSStepFunctions.${operation}` };
  const response = await fetch(endpointUrl, { method: 'POST', headers, body: JSON.stringify(input) });
  if (!response.ok) throw new Error(await response.text());
}
