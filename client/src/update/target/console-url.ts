import type { TargetSummary } from '../../../../server/src/protocol.ts';

/** Where the console of a partition stands. Of the others AWS publishes no address. */
const CONSOLES: ReadonlyMap<string, string> = new Map([
  ['aws', 'console.aws.amazon.com'],
  ['aws-cn', 'console.amazonaws.cn'],
  ['aws-us-gov', 'console.amazonaws-us-gov.com'],
]);

/** Nothing that an ARN says may lead to another host. */
const REGION = /^[a-z0-9-]+$/;

/** The page of a state machine; undefined where the console of its partition is not known. */
export function findConsoleUrl({
  partition,
  region,
  stateMachineArn,
}: Pick<TargetSummary, 'partition' | 'region' | 'stateMachineArn'>): string | undefined {
  const host = CONSOLES.get(partition);
  if (host === undefined || !REGION.test(region)) return undefined;
  const path = `/states/home?region=${region}#/statemachines/view/${encodeURIComponent(stateMachineArn)}`;
  return `https://${region}.${host}${path}`;
}
