/** What stands at the endpoint, and what others do to it meanwhile. */
import type { Endpoint } from '../../../endpoint/src/main.ts';

/** Asks the endpoint what a machine is. */
export function describeMachine(
  endpoint: Endpoint,
  stateMachineArn: string,
): Promise<Readonly<Record<string, unknown>>> {
  return callEndpoint(endpoint, 'DescribeStateMachine', { stateMachineArn });
}

/** Somebody else gives a machine another definition, which tells of it in its comment. */
export async function changeByColleague(endpoint: Endpoint, stateMachineArn: string, comment: string): Promise<void> {
  const definition = buildColleagues(comment);
  await callEndpoint(endpoint, 'UpdateStateMachine', { stateMachineArn, definition });
}

export function buildColleagues(comment: string): string {
  return JSON.stringify({ Comment: comment, StartAt: 'Colleague', States: { Colleague: { Type: 'Succeed' } } });
}

/** A call as somebody else makes it: it is not signed. */
export async function callEndpoint(
  { url }: Endpoint,
  operation: string,
  input: object,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Amz-Target': `AWSStepFunctions.${operation}` },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw new Error(await response.text());
  const answer: unknown = await response.json();
  if (typeof answer !== 'object' || answer === null) throw new Error('The answer is no object.');
  return Object.fromEntries(Object.entries(answer));
}
