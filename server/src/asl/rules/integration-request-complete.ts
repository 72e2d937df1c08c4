import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { IntegrationApi } from '../../catalog/integrations.ts';
import { looksLikeJsonata } from '../../expressions/jsonata.ts';
import { findMember, isWildcard, type Node, type ObjectNode } from '../../syntax/node.ts';
import type { LoneState } from '../machine.ts';
import { getPlace } from '../place.ts';
import type { Report, Rule } from '../rule.ts';
import { findRequest, givesField, hasOpenName, REQUEST_FIELDS } from '../request.ts';
import { findApi } from '../task.ts';

export const integrationRequestComplete: Rule = {
  code: 'integration-request-complete',
  severity: 'error',
  summary:
    'A service integration has a request, Parameters or with JSONata Arguments, with every field that its API can’t be without.',
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
            "Resource": "arn:aws:states:::sqs:sendMessage",
            "Parameters": { "QueueUrl.$": "$.queue", "MessageBody": {} },
            "Next": "B"
          },
          "B": {
            "Type": "Task",
            "QueryLanguage": "JSONata",
            "Resource": "arn:aws:states:::dynamodb:putItem",
            "Arguments": "{% $states.input.request %}",
            "End": true
          }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::http:invoke",
            "Parameters": { "ApiEndpoint": "https://a.test", "Method": "GET", "Authentication": { "ConnectionArn": "a" } },
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
          "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "B" },
          ^^^
          "B": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage",
            "Parameters": { "QueueUrl": "a" },
            ^^^^^^^^^^^^
            "Next": "C"
          },
          "C": {
            "Type": "Task",
            "Resource": "arn:aws:states:::http:invoke",
            "Parameters": { "ApiEndpoint": "https://a.test", "Method": "GET" },
            ^^^^^^^^^^^^
            "Next": "D"
          },
          "D": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": null,
                          ^^^^
            "End": true
          }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        QueryLanguage: JSONata
        States:
          A:
          ^
            Type: Task
            Resource: arn:aws:states:::aws-sdk:s3:listBuckets
            Next: B
          B:
            Type: Task
            Resource: arn:aws:states:::ecs:runTask.sync
            Arguments: { TaskDefinition.$: a }
            ^^^^^^^^^
            End: true
        `,
      },
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState(state, report) {
    const resource = state.task?.resource;
    if (resource?.kind !== 'integration') return;
    const api = findApi(resource)?.api;
    const request = findRequest(state);
    if (request?.kind === 'object') {
      if (api && !hasOpenName(request)) checkFields(request, api, state, report);
      return;
    }
    if (request && api?.required && !mayBeObject(request)) {
      report({ ...getPlace(request), message: `The request is an object, and needs ${api.required.join(' and ')}.` });
      return;
    }
    // The field of the other language is wrong by itself.
    const mayHaveOne = hasOpenName(state.node) || REQUEST_FIELDS.some(({ name }) => findMember(state.node, name));
    if (!mayHaveOne && (api || resource.isSdk)) reportMissing(state, api?.required !== undefined, report);
  },
};

/** What comes from outside may be one, as may what an expression gives. */
function mayBeObject(request: Node): boolean {
  return isWildcard(request) || (request.kind === 'string' && looksLikeJsonata(request.value));
}

/**
 * Seen to be refused of APIs that were seen to require a field, with JSONPath. With JSONata one source saw it refused and another
 * accepted. Of other optimized APIs people say that it works, and of the AWS SDK’s nothing is known.
 */
function reportMissing(state: LoneState, hasRequired: boolean, report: Report): void {
  const isJsonata = state.language === 'JSONata';
  report({
    ...getPlace(state.node),
    severity: hasRequired && !isJsonata ? 'error' : 'warning',
    message: `A service integration needs ${isJsonata ? 'Arguments' : 'Parameters'}: what it sends to the service.`,
  });
}

function checkFields(
  request: ObjectNode,
  { required, documented }: IntegrationApi,
  state: LoneState,
  report: Report,
): void {
  const missing = (required ?? []).filter((name) => !givesField(request, name, state));
  if (missing.length > 0) {
    report({ ...getPlace(request), message: `The request needs ${missing.join(' and ')}.` });
  }
  const undocumented = (documented ?? []).filter((names) => !names.some((name) => givesField(request, name, state)));
  if (undocumented.length > 0) {
    const list = undocumented.map((names) => names.join(' or ')).join(', and ');
    report({
      ...getPlace(request),
      severity: 'warning',
      message: `The documentation asks for ${list} in this request.`,
    });
  }
}
