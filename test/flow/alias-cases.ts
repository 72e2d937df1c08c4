import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { AliasOutcome } from '../../client/src/update/aliases/change-alias.ts';
import { pointAlias } from '../../client/src/update/aliases/point-alias.ts';
import type { Fault } from '../../endpoint/src/main.ts';
import { cancelIn, toExpected } from './cases.ts';
import { type FlowOptions, startFlow, type StartedFlow } from './flow.ts';
import { callAsColleague, listOwnCalls } from './machine.ts';
import { ARN, BEFORE, openWorkspace, OURS, type Workspace } from './workspace.ts';

export const CREATE = 'CreateStateMachineAlias';
export const UPDATE = 'UpdateStateMachineAlias';
export const LIST = 'ListStateMachineAliases';
export const DESCRIBE = 'DescribeStateMachineAlias';
export const LIVE = `${ARN}:live`;

/** Percent by version. */
type Weights = Readonly<Record<number, number>>;

export function toRouting(weights: Weights): { readonly stateMachineVersionArn: string; readonly weight: number }[] {
  return Object.entries(weights).map(([version, weight]) => ({ stateMachineVersionArn: `${ARN}:${version}`, weight }));
}

/** A person points an alias at version 2. `UPDATE` moves `live` from version 1; `CREATE` makes it. */
export type Writing = typeof UPDATE | typeof CREATE;

export const WRITINGS: Readonly<
  Record<Writing, { readonly picked: readonly string[]; readonly asked: string; readonly ends: 'routed' | 'created' }>
> = {
  [UPDATE]: {
    picked: ['live', 'Version 2', 'All at once'],
    asked: 'asked: Route alias live of orders to version 2 (100 %)?',
    ends: 'routed',
  },
  [CREATE]: {
    picked: ['live', 'Version 2'],
    asked: 'asked: Create alias live of orders, which routes to version 2 (100 %)?',
    ends: 'created',
  },
};

export const OLD: Weights = { 1: 100 };
export const NEW: Weights = { 2: 100 };
/** What a colleague makes of it. */
export const DIVIDED: Weights = { 1: 50, 2: 50 };
export const THEIR_CHANGE = {
  operation: UPDATE,
  input: { stateMachineAliasArn: LIVE, routingConfiguration: toRouting(DIVIDED) },
};

export interface AliasCase {
  readonly title: string;
  readonly does: Writing;
  readonly faults: readonly Fault[];
  readonly options?: FlowOptions;
  readonly cancelsIn?: string;
  readonly ends: AliasOutcome['kind'];
  readonly sees: readonly (string | RegExp)[];
  /** What `live` routes to in the end; nothing where it isn't there. */
  readonly routes: Weights | undefined;
  /** What it routed to before, where a colleague had moved it. */
  readonly before?: Weights;
  /** How often a write left, and was accepted. */
  readonly sent: number;
  readonly accepted: number;
}

/** Tests each case, on a language server that they share. */
export function testAliasCases(cases: readonly AliasCase[]): void {
  let workspace: Workspace;
  before(async () => {
    workspace = await openWorkspace();
  });
  after(() => workspace.client.stop());
  for (const one of cases) test(one.title, { timeout: 30_000 }, (context) => run(context, workspace, one));
}

async function run(context: TestContext, workspace: Workspace, one: AliasCase): Promise<void> {
  const flow = await startFlow(context, workspace, { picked: WRITINGS[one.does].picked, ...one.options });
  const { endpoint, person, ports, records } = flow;
  const publish = (definition: string) =>
    callAsColleague(endpoint, {
      operation: 'UpdateStateMachine',
      input: { stateMachineArn: ARN, definition, publish: true },
    });
  await publish(BEFORE);
  await publish(OURS);
  if (one.does === UPDATE) {
    const input = { name: 'live', routingConfiguration: toRouting(OLD) };
    await callAsColleague(endpoint, { operation: CREATE, input });
  }
  endpoint.clearRequests();
  for (const fault of one.faults) endpoint.injectFault(fault);
  const running = pointAlias(ports, { target: { ref: workspace.target, stateMachineArn: ARN } });
  if (one.cancelsIn !== undefined) await cancelIn(flow, one.cancelsIn);
  const { kind } = await running;
  endpoint.clearFaults();
  const written = [...listOwnCalls(flow, CREATE), ...listOwnCalls(flow, UPDATE)];
  const { seen } = person;
  assert.deepEqual(
    {
      kind,
      seen,
      routes: await readRoutes(flow),
      sent: written.length,
      accepted: written.filter(({ accepted }) => accepted).length,
      // What it can be pointed back to, once it has moved.
      before: (await records.findAliasChange(LIVE))?.before,
    },
    {
      kind: one.ends,
      seen: toExpected(one.sees, seen),
      routes: one.routes && toRouting(one.routes),
      sent: one.sent,
      accepted: one.accepted,
      before: one.ends === 'routed' ? toRouting(one.before ?? OLD) : undefined,
    },
  );
}

/** As a colleague sees it. */
async function readRoutes({ endpoint }: StartedFlow): Promise<unknown> {
  const { stateMachineAliases } = await callAsColleague(endpoint, { operation: LIST, input: { stateMachineArn: ARN } });
  assert.ok(Array.isArray(stateMachineAliases));
  if (stateMachineAliases.length === 0) return undefined;
  const alias = await callAsColleague(endpoint, { operation: DESCRIBE, input: { stateMachineAliasArn: LIVE } });
  return alias['routingConfiguration'];
}

/** What a person is told and asked. */
export const CHANGED = /The alias has changed while you were asked: somebody else wrote it\./;
export const ROUTED = 'routed: Alias live of orders routes to version 2 (100 %).';

/** So many calls go well. */
export function letPass(operation: string, times: number): readonly Fault[] {
  return [{ operation, times, delayMilliseconds: 1 }];
}
