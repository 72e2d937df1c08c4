import { CompletionItemKind } from 'vscode-languageserver-types';
import { listPatterns, MAP_INTEGRATIONS } from '../../catalog/integrations.ts';
import { OPTIMIZED_SERVICES } from '../../catalog/optimized-services.ts';
import { findSdkActions, listSdkServices } from '../../catalog/sdk-actions.ts';
import { describeApi } from '../resource-description.ts';
import { findSlot } from '../slot.ts';
import type { Proposal, Situation } from './proposal.ts';

/**
 * What a Resource may name. The AWS SDK has too many actions for one list: its services are proposed first, and behind a
 * service its actions.
 */
export function listResources(situation: Situation): Proposal[] {
  const { document, cursor } = situation;
  const typed = document.text.slice(cursor.replaced.start, cursor.replaced.end);
  const partition = /^["']?arn:([^:]+):/.exec(typed)?.[1] ?? 'aws';
  const prefix = `arn:${partition}:states:::`;
  const write = (text: string): Pick<Proposal, 'label' | 'text'> => ({
    label: `${prefix}${text}`,
    text: situation.buildSnippet().writeText(`${prefix}${text}`),
  });
  const owner = findSlot(document, cursor.steps.slice(0, -1)).shape?.name ?? '';
  const ofMap = MAP_INTEGRATIONS.get(owner);
  if (ofMap) return ofMap.map((api) => ({ ...write(api), kind: CompletionItemKind.Function }));
  const service = /aws-sdk:([^:]+):/.exec(typed)?.[1];
  const actions = service === undefined ? undefined : findSdkActions(service);
  if (actions) {
    const names = Array.from(actions, (action) => `aws-sdk:${service}:${action}`);
    return names.map((name) => ({ ...write(name), kind: CompletionItemKind.Function }));
  }
  const services = listSdkServices().map((name) => {
    const { label, text } = write(`aws-sdk:${name}:`);
    // The action is typed where the service ends, in front of a closing quote.
    return { label, text: text.replace(/"?$/, '$$1$&'), kind: CompletionItemKind.Module, detail: 'AWS SDK', rank: 1 };
  });
  return [...listOptimized(write), ...services];
}

function listOptimized(write: (text: string) => Pick<Proposal, 'label' | 'text'>): Proposal[] {
  return Array.from(OPTIMIZED_SERVICES).flatMap(([name, service]) =>
    Array.from(service.apis).flatMap(([action, api]) =>
      [undefined, ...listPatterns(service, api)].map((pattern) => ({
        ...write(`${name}:${action}${pattern ?? ''}`),
        kind: CompletionItemKind.Function,
        detail: service.title,
        documentation: describeApi(service, api, pattern),
      })),
    ),
  );
}
