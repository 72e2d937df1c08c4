import { hasPattern, listPatterns, type IntegrationApi, type OptimizedService } from '../catalog/integrations.ts';
import { OPTIMIZED_SERVICES } from '../catalog/optimized-services.ts';
import { parseResource, type IntegrationPattern, type Resource } from '../catalog/resource-arn.ts';
import { findString, isWildcard, type ObjectNode, type StringNode } from '../syntax/node.ts';
import { hasTemplateMark } from '../syntax/template-mark.ts';

/** What a Task state calls. */
export interface Task {
  /** Its Resource. */
  readonly node: StringNode;
  /** Undefined where the text is no resource’s ARN. */
  readonly resource: Resource | undefined;
}

/** Of a Task state; undefined where its Resource is not known before the definition is sent. */
export function findTask(state: ObjectNode): Task | undefined {
  const node = findString(state, 'Resource');
  if (!node || isWildcard(node)) return undefined;
  const resource = parseResource(node.value);
  return !resource && hasTemplateMark(node.value) ? undefined : { node, resource };
}

/** The rows of an optimized integration; undefined where the tables have none. */
export function findApi(
  resource: Resource | undefined,
): { readonly service: OptimizedService; readonly api: IntegrationApi } | undefined {
  if (resource?.kind !== 'integration' || resource.isSdk) return undefined;
  const service = OPTIMIZED_SERVICES.get(resource.service);
  const api = service?.apis.get(resource.action);
  return service && api && { service, api };
}

export interface RefusedPattern {
  readonly name: string;
  readonly pattern: IntegrationPattern;
  /** The patterns that it has. */
  readonly others: readonly IntegrationPattern[];
  /** A service without any such API was seen to be refused; which of its APIs have it grows with time. */
  readonly isSure: boolean;
}

/** Undefined where the pattern fits, and where the API itself is not known. */
export function findRefusedPattern(resource: Resource | undefined): RefusedPattern | undefined {
  if (resource?.kind !== 'integration' || !resource.pattern) return undefined;
  const { isSdk, pattern, service, action } = resource;
  if (isSdk) {
    if (pattern === '.waitForTaskToken') return undefined;
    return { name: 'An AWS SDK integration', pattern, others: ['.waitForTaskToken'], isSure: true };
  }
  const found = findApi(resource);
  // Services come, but this pattern was seen to be refused of every one but Step Functions itself.
  if (pattern === '.sync:2' && !OPTIMIZED_SERVICES.has(service)) {
    return {
      name: 'A service other than Step Functions',
      pattern,
      others: ['.sync', '.waitForTaskToken'],
      isSure: true,
    };
  }
  const others = found ? listPatterns(found.service, found.api) : [];
  if (!found || others.includes(pattern)) return undefined;
  return { name: `${service}:${action}`, pattern, others, isSure: !hasPattern(found.service, pattern) };
}

/** Whether somebody has to give the task’s token back, at a service that can. */
export function waitsForToken(task: Task | undefined): boolean {
  const resource = task?.resource;
  if (resource?.kind !== 'integration' || resource.pattern !== '.waitForTaskToken') return false;
  return !findRefusedPattern(resource);
}
