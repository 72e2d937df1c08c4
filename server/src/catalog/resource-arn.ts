/** How a task waits: for a job to end, or for somebody who gives its token back. Without one it waits for the response alone. */
export type IntegrationPattern = '.sync' | '.sync:2' | '.waitForTaskToken';

/** What the `Resource` of a task names. */
export type Resource = { readonly kind: 'lambda' } | { readonly kind: 'activity' } | Integration;

/** `service:action` of an optimized integration, or of the AWS SDK. */
export interface Integration {
  readonly kind: 'integration';
  readonly isSdk: boolean;
  readonly service: string;
  readonly action: string;
  readonly pattern: IntegrationPattern | undefined;
  /** Where the service begins in the text; the action follows it after a colon, and the pattern at once. */
  readonly start: number;
}

export const INTEGRATION_PATTERNS: readonly IntegrationPattern[] = ['.sync', '.sync:2', '.waitForTaskToken'];

const SDK = 'aws-sdk:';

/**
 * Reads a resource’s ARN; undefined where it is none. Only its form counts: no partition, region or account is wrong here, for
 * definitions carry stand-ins for them. Of every task it is read once, so it is written for speed.
 */
export function parseResource(text: string): Resource | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const partitionEnd = text.indexOf(':', 4);
  if (partitionEnd <= 4) return undefined;
  if (text.startsWith('states:', partitionEnd + 1)) {
    const start = skipColons(text, partitionEnd + 'states:'.length + 1, 2);
    if (start < 0) return undefined;
    if (text.startsWith('activity:', start)) {
      return text.length > start + 'activity:'.length ? { kind: 'activity' } : undefined;
    }
    return parseIntegration(text, start);
  }
  if (!text.startsWith('lambda:', partitionEnd + 1)) return undefined;
  const start = skipColons(text, partitionEnd + 'lambda:'.length + 1, 2);
  const isFunction = start >= 0 && text.startsWith('function:', start) && text.length > start + 'function:'.length;
  return isFunction ? { kind: 'lambda' } : undefined;
}

/** Behind the next so many colons, or -1. */
function skipColons(text: string, start: number, count: number): number {
  let at = start;
  for (let skipped = 0; skipped < count; skipped++) {
    at = text.indexOf(':', at) + 1;
    if (at === 0) return -1;
  }
  return at;
}

/** Other things that Step Functions names by an ARN of its own: they run no task. */
const NO_INTEGRATIONS: ReadonlySet<string> = new Set(['stateMachine', 'execution', 'express', 'mapRun']);

function parseIntegration(text: string, resourceStart: number): Integration | undefined {
  const isSdk = text.startsWith(SDK, resourceStart);
  const start = isSdk ? resourceStart + SDK.length : resourceStart;
  const colon = text.indexOf(':', start);
  const pattern = INTEGRATION_PATTERNS.find((each) => text.endsWith(each));
  const end = text.length - (pattern?.length ?? 0);
  if (colon <= start || end <= colon + 1) return undefined;
  const service = text.slice(start, colon);
  if (NO_INTEGRATIONS.has(service)) return undefined;
  return { kind: 'integration', isSdk, service, action: text.slice(colon + 1, end), pattern, start };
}
