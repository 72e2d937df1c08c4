import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import type { UpdateOrder, UpdateOutcome } from '../../client/src/update/run-update.ts';
import type { Fault } from '../../endpoint/src/main.ts';
import { waitFor } from '../protocol/client.ts';
import { isLoss } from './exceptions.ts';
import { startFlow, type StartedFlow, type FlowOptions } from './flow.ts';
import { NOTHING_SENT, readDefinition, readTraces, type Traces } from './machine.ts';
import { openWorkspace, type Syntax, type Workspace } from './workspace.ts';

/** Something goes wrong in an update that a person asked for. */
export interface Case {
  readonly title: string;
  /** The definition that stands there at first. */
  readonly before?: string;
  readonly faults?: readonly Fault[];
  readonly options?: FlowOptions;
  readonly order?: Partial<UpdateOrder>;
  /** The person cancels as soon as a call of this operation has arrived. */
  readonly cancelsIn?: string;
  readonly ends: UpdateOutcome['kind'];
  /** All that the person sees. */
  readonly sees: readonly (string | RegExp)[];
  /** The definition that the endpoint holds in the end. */
  readonly holds: string;
  /** What is not as where nothing was sent. */
  readonly leaves?: Partial<Traces>;
  /** What else there is to see. */
  readonly also?: (flow: StartedFlow) => void | Promise<void>;
}

/** Tests each case, on a language server that they share. */
export function testCases(cases: readonly Case[], syntax?: Syntax): void {
  let workspace: Workspace;
  before(async () => {
    workspace = await openWorkspace(syntax);
  });
  after(() => workspace.client.stop());
  for (const one of cases) test(one.title, { timeout: 30_000 }, (context) => runCase(context, workspace, one));
}

async function runCase(context: TestContext, workspace: Workspace, one: Case): Promise<void> {
  const flow = await startFlow(context, workspace, one.options, one.before);
  for (const fault of one.faults ?? []) flow.endpoint.injectFault(fault);
  const running = flow.run(one.order);
  if (one.cancelsIn !== undefined) await cancelIn(flow, one.cancelsIn);
  const { kind } = await running;
  flow.endpoint.clearFaults();
  const { seen } = flow.person;
  assert.deepEqual(
    { kind, seen, holds: await readDefinition(flow.endpoint), traces: await readTraces(flow) },
    {
      kind: one.ends,
      seen: toExpected(one.sees, seen),
      holds: one.holds,
      traces: { ...NOTHING_SENT, ...one.leaves },
    },
  );
  await one.also?.(flow);
}

/** What was seen, where it is as it should be. */
export function toExpected(sees: readonly (string | RegExp)[], seen: readonly string[]): readonly unknown[] {
  return sees.map((line, index) => (typeof line !== 'string' && line.test(seen[index] ?? '') ? seen[index] : line));
}

export async function cancelIn({ endpoint, person }: StartedFlow, operation: string): Promise<void> {
  await waitFor(() => endpoint.listRequests().some((call) => call.operation === operation) || undefined);
  person.cancel();
}

/** The answer to a call that fails for good. */
export function fail(operation: string, name: string, times = 100): Fault {
  const status = isLoss(name) ? 503 : 400;
  return { operation, times, error: { name, status } };
}
