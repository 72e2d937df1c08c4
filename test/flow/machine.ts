import assert from 'node:assert/strict';
import type { Endpoint, RecordedRequest } from '../../endpoint/src/main.ts';
import type { Json } from '../../server/src/protocol.ts';
import type { StartedFlow } from './flow.ts';
import { ARN, THEIRS } from './workspace.ts';

/** What a colleague does. */
export const THEIR_UPDATE = { operation: 'UpdateStateMachine', input: { stateMachineArn: ARN, definition: THEIRS } };

/** A colleague's call. It isn't signed, so that it has no region. */
export async function callAsColleague(
  { url }: Pick<Endpoint, 'url'>,
  { operation, input }: { readonly operation: string; readonly input: Readonly<Record<string, Json>> },
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': `AWSStepFunctions.${operation}` },
    body: JSON.stringify(input),
  });
  const answer = (await response.json()) as Readonly<Record<string, unknown>>;
  assert.ok(response.ok, JSON.stringify(answer));
  return answer;
}

/** Looked at from outside, at the end of a test. */
export async function readDefinition(endpoint: Pick<Endpoint, 'url'>): Promise<unknown> {
  const machine = await callAsColleague(endpoint, {
    operation: 'DescribeStateMachine',
    input: { stateMachineArn: ARN },
  });
  return machine['definition'];
}

/** What the flow sent, and no colleague. */
export function listOwnCalls(
  { endpoint }: Pick<StartedFlow, 'endpoint'>,
  operation: string,
): readonly RecordedRequest[] {
  return endpoint
    .listRequests()
    .filter((call) => call.operation === operation && call.region !== undefined && call.byFault !== true);
}

/** How often an update left, and what was kept of it. */
export interface Traces {
  readonly sent: number;
  readonly accepted: number;
  /** What stood there before each update that is in the history, the newest first. */
  readonly history: readonly (string | undefined)[];
  readonly unfinished: number;
}

export async function readTraces(flow: StartedFlow): Promise<Traces> {
  const sent = listOwnCalls(flow, 'UpdateStateMachine');
  const history = await flow.records.listHistory(ARN);
  return {
    sent: sent.length,
    accepted: sent.filter(({ accepted }) => accepted).length,
    history: history.map(({ before }) => before?.definition),
    unfinished: await flow.countUnfinished(),
  };
}

export const NOTHING_SENT: Traces = { sent: 0, accepted: 0, history: [], unfinished: 0 };
