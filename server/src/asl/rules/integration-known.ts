import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { OPTIMIZED_SERVICES } from '../../catalog/optimized-services.ts';
import type { Integration } from '../../catalog/resource-arn.ts';
import { findSdkActions, listSdkServices } from '../../catalog/sdk-actions.ts';
import { replaceValue } from '../../syntax/edits.ts';
import type { StringNode } from '../../syntax/node.ts';
import { hasTemplateMark } from '../../syntax/template-mark.ts';
import type { Tree } from '../../syntax/tree.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getPlaceInside } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

export const integrationKnown: Rule = {
  code: 'integration-known',
  severity: 'error',
  summary:
    'A service integration names a service and an API that Step Functions has. A service or an action that is not known here is a warning, for their set grows.',
  link: DOCUMENTATION.integrations,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:dynamodb:query",
            "Parameters": { "TableName": "orders" },
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Task", "Resource": "arn:aws:states:::dynamodb:query", "Parameters": {}, "Next": "B" },
                                                                        ^^^^^
          "B": { "Type": "Task", "Resource": "arn:aws:states:::lamda:invoke", "Parameters": {}, "Next": "C" },
                                                               ^^^^^
          "C": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:stepfunction:x", "Parameters": {}, "Next": "D" },
                                                                       ^^^^^^^^^^^^
          "D": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:GetObject", "Parameters": {}, "End": true }
                                                                          ^^^^^^^^^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Task
            Resource: arn:aws:states:::s3:getObject
                                       ^^
            Parameters: { Bucket: a, Key: b }
            End: true
        `,
      },
    ],
  },
  checkMachine({ states, tree }, report) {
    let guesses = 0;
    for (const { task } of states) {
      const integration = task?.resource;
      if (!task || integration?.kind !== 'integration') continue;
      const unknown = findUnknown(integration);
      if (unknown && !hasTemplateMark(task.node.value))
        reportUnknown(task.node, integration, unknown, ++guesses <= MAX_GUESSES, report, tree);
    }
  },
};

/** A name is compared with all of its kind, which costs too much where many are wrong. */
const MAX_GUESSES = 5;

/** Which part of an integration is not known, and what it could be. */
interface Unknown {
  readonly part: 'service' | 'action';
  readonly known: Iterable<string>;
}

function findUnknown({ isSdk, service, action }: Integration): Unknown | undefined {
  const apis = isSdk ? findSdkActions(service) : OPTIMIZED_SERVICES.get(service)?.apis;
  if (apis) return apis.has(action) ? undefined : { part: 'action', known: apis.keys() };
  return { part: 'service', known: isSdk ? listSdkServices() : OPTIMIZED_SERVICES.keys() };
}

function reportUnknown(
  node: StringNode,
  integration: Integration,
  { part, known }: Unknown,
  isGuessed: boolean,
  report: Report,
  tree: Tree,
): void {
  const { isSdk, service, action } = integration;
  const isSure = !isSdk && part === 'action';
  const name = integration[part];
  const start = part === 'service' ? integration.start : integration.start + service.length + 1;
  const message = isSure
    ? `The integration of ${service} has no API "${action}".`
    : `No ${describeName(integration, part)} is known here; the set of integrations grows, so it may exist.`;
  const instead = isGuessed ? findInstead(node.value, integration, name, start, known) : undefined;
  report({
    ...getPlaceInside(tree, node, start, start + name.length),
    severity: isSure ? 'error' : 'warning',
    message: instead === undefined ? message : `${message} Did you mean "${instead}"?`,
    fixes: instead === undefined ? [] : [{ title: `Change to ${instead}`, edits: [replaceValue(tree, node, instead)] }],
  });
}

function describeName({ isSdk, service, action }: Integration, part: Unknown['part']): string {
  if (part === 'action') return `action "${action}" of ${service}`;
  return isSdk ? `AWS SDK service "${service}"` : `service integration "${service}"`;
}

/** The whole text with the nearest name in it, or where the AWS SDK has just that action, its integration with the SDK. */
function findInstead(
  text: string,
  { isSdk, service, action, pattern, start }: Integration,
  name: string,
  nameStart: number,
  known: Iterable<string>,
): string | undefined {
  const sdkName = OPTIMIZED_SERVICES.get(service)?.sdkName ?? service;
  if (!isSdk && findSdkActions(sdkName)?.has(action) && !pattern?.startsWith('.sync')) {
    return `${text.slice(0, start)}aws-sdk:${sdkName}:${action}${pattern ?? ''}`;
  }
  const nearest = findNearestName(name, known);
  return nearest === undefined ? undefined : text.slice(0, nameStart) + nearest + text.slice(nameStart + name.length);
}
