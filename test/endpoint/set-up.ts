import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  PublishStateMachineVersionCommand,
  SFNClient,
  SFNServiceException,
  UpdateStateMachineCommand,
  type CreateStateMachineCommandInput,
  type DescribeStateMachineCommandOutput,
  type UpdateStateMachineCommandInput,
  type UpdateStateMachineCommandOutput,
} from '@aws-sdk/client-sfn';
import { startEndpoint, type Endpoint, type EndpointOptions } from '../../endpoint/src/main.ts';

export const ROLE = 'arn:aws:iam::123456789012:role/orders';
export const OTHER_ROLE = 'arn:aws:iam::123456789012:role/other';
export const ORDERS = 'arn:aws:states:eu-west-1:123456789012:stateMachine:orders';
export const LOG_GROUP = 'arn:aws:logs:eu-west-1:123456789012:log-group:orders:*';
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A definition that passes our check; each comment gives another one. */
export function writeDefinition(comment: string): string {
  return JSON.stringify({ Comment: comment, StartAt: 'A', States: { A: { Type: 'Succeed' } } });
}

export function logTo(...arns: readonly string[]): { cloudWatchLogsLogGroup: { logGroupArn: string } }[] {
  return arns.map((logGroupArn) => ({ cloudWatchLogsLogGroup: { logGroupArn } }));
}

export interface Service {
  readonly endpoint: Endpoint;
  readonly client: SFNClient;
  /** Creates a machine, `orders` with a valid definition where nothing else is said, and gives its ARN. */
  create(input?: Partial<CreateStateMachineCommandInput>, by?: SFNClient): Promise<string>;
  /** Updates `orders`. */
  update(input: Partial<UpdateStateMachineCommandInput>): Promise<UpdateStateMachineCommandOutput>;
  describe(stateMachineArn?: string): Promise<DescribeStateMachineCommandOutput>;
  /** Publishes the present revision of `orders`, and gives the version's ARN. */
  publish(): Promise<string | undefined>;
}

/** An endpoint of its own for one test, with the real SDK in front of it. */
export async function startService(t: TestContext, options: EndpointOptions = {}): Promise<Service> {
  const endpoint = await startEndpoint(options);
  const client = buildClient(endpoint.url);
  t.after(async () => {
    client.destroy();
    await endpoint.stop();
  });
  return {
    endpoint,
    client,
    async create(input = {}, by = client) {
      const defaults = { name: 'orders', definition: writeDefinition('first'), roleArn: ROLE };
      const { stateMachineArn = '' } = await by.send(new CreateStateMachineCommand({ ...defaults, ...input }));
      return stateMachineArn;
    },
    update: (input) => client.send(new UpdateStateMachineCommand({ stateMachineArn: ORDERS, ...input })),
    describe: (stateMachineArn = ORDERS) => client.send(new DescribeStateMachineCommand({ stateMachineArn })),
    async publish() {
      const command = new PublishStateMachineVersionCommand({ stateMachineArn: ORDERS });
      return (await client.send(command)).stateMachineVersionArn;
    },
  };
}

export function buildClient(endpoint: string, accessKeyId = 'test'): SFNClient {
  return new SFNClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId, secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

/** Waits for a refusal of the service with that name and, where it is given, exactly that message. */
export async function assertRefused(
  call: Promise<unknown>,
  name: string,
  message?: string,
): Promise<SFNServiceException> {
  let refusal: unknown;
  try {
    await call;
  } catch (error) {
    refusal = error;
  }
  assert.ok(refusal instanceof SFNServiceException, `expected ${name}, and got ${String(refusal)}`);
  assert.equal(refusal.name, name);
  if (message !== undefined) assert.equal(refusal.message, message);
  return refusal;
}

/** Waits until the condition holds; fails after ten seconds. */
export async function waitUntil(condition: () => boolean): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    assert.ok(Date.now() < end, 'the condition did not come true within ten seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
