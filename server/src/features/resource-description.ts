import { DOCUMENTATION } from '../catalog/documentation.ts';
import { PATTERN_SUMMARIES, type IntegrationApi, type OptimizedService } from '../catalog/integrations.ts';
import { OPTIMIZED_SERVICES } from '../catalog/optimized-services.ts';
import { parseResource, type Integration } from '../catalog/resource-arn.ts';
import { findSdkActions } from '../catalog/sdk-actions.ts';

/** What a Resource calls, as Markdown; undefined where its text does not say. */
export function describeResource(text: string): string | undefined {
  const resource = parseResource(text);
  if (!resource) return undefined;
  if (resource.kind === 'lambda') {
    const summary = 'Its input is the state’s, and its result the state’s output.';
    return describe('A Lambda function', summary, DOCUMENTATION.lambda);
  }
  if (resource.kind === 'activity') {
    const summary = 'Waits for a worker that asks for work and sends the result.';
    return describe('An activity', summary, DOCUMENTATION.activities);
  }
  return resource.isSdk ? describeSdk(resource) : describeOptimized(resource);
}

/** What an API of an optimized integration does, by its pattern, and what it asks for. */
export function describeApi(
  { link }: OptimizedService,
  { required }: IntegrationApi,
  pattern: Integration['pattern'],
): string {
  const needs = required ? `Needs ${required.map((name) => `\`${name}\``).join(' and ')}.` : undefined;
  return join(PATTERN_SUMMARIES[pattern ?? ''], needs, `[Documentation](${link})`);
}

function describeOptimized({ service, action, pattern }: Integration): string | undefined {
  const row = OPTIMIZED_SERVICES.get(service);
  const api = row?.apis.get(action);
  return row && api && join(`**${row.title}**: ${action}`, describeApi(row, api, pattern));
}

function describeSdk({ service, action, pattern }: Integration): string | undefined {
  if (!findSdkActions(service)?.has(action)) return undefined;
  return describe(
    `${service}:${action} of the AWS SDK`,
    PATTERN_SUMMARIES[pattern ?? ''],
    DOCUMENTATION.sdkIntegrations,
  );
}

function describe(title: string, summary: string, link: string): string {
  return join(`**${title}**`, summary, `[Documentation](${link})`);
}

function join(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n\n');
}
