import type { IntegrationPattern } from './resource-arn.ts';

/** One API of an optimized integration. */
export interface IntegrationApi {
  /** It can be waited for until its job ends. */
  readonly sync?: true;
  /** As `.sync`, with the result as JSON rather than as a text. */
  readonly syncJson?: true;
  /** Fields of the request without which the service was seen to refuse the definition. */
  readonly required?: readonly string[];
  /** Fields that the documentation asks for, one of each set; what the service says without them is not known. */
  readonly documented?: readonly (readonly string[])[];
}

/** A service that Step Functions integrates in a way of its own. */
export interface OptimizedService {
  readonly title: string;
  readonly link: string;
  /** It can give a task’s token back. */
  readonly token?: true;
  /** Its name among the AWS SDK integrations, where that differs. */
  readonly sdkName?: string;
  readonly apis: ReadonlyMap<string, IntegrationApi>;
}

/** Services write and read the items of a distributed Map in a way of their own, which no task can use. */
export const MAP_INTEGRATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ['ItemReader', ['s3:getObject', 's3:listObjectsV2']],
  ['ResultWriter', ['s3:putObject']],
]);

/** What the requests of these say. */
export const MAP_REQUEST_FIELDS: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:getObject', ['Bucket', 'Key']],
  ['s3:listObjectsV2', ['Bucket']],
  ['s3:putObject', ['Bucket']],
]);

/** What each pattern does, as a sentence; the first is of a request alone. */
export const PATTERN_SUMMARIES: Readonly<Record<IntegrationPattern | '', string>> = {
  '': 'Goes on as soon as the service has answered.',
  '.sync': 'Waits until the job has ended.',
  '.sync:2': 'Waits until the execution has ended, and gives its output as JSON rather than as a text.',
  '.waitForTaskToken': 'Waits until somebody gives the task’s token back.',
};

/** The patterns of an API, beside the request alone. */
export function listPatterns({ token }: OptimizedService, { sync, syncJson }: IntegrationApi): IntegrationPattern[] {
  const patterns: IntegrationPattern[] = [];
  if (sync) patterns.push('.sync');
  if (syncJson) patterns.push('.sync:2');
  if (token) patterns.push('.waitForTaskToken');
  return patterns;
}

/** Whether any API of the service has it. */
export function hasPattern(service: OptimizedService, pattern: IntegrationPattern): boolean {
  return Array.from(service.apis.values()).some((api) => listPatterns(service, api).includes(pattern));
}
