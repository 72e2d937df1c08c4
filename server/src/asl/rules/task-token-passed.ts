import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { QueryLanguage } from '../../catalog/shape.ts';
import { isWildcard, type Node } from '../../syntax/node.ts';
import { hasTemplateMark } from '../../syntax/template-mark.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { findRequest, hasOpenName } from '../request.ts';
import { waitsForToken } from '../task.ts';

export const taskTokenPassed: Rule = {
  code: 'task-token-passed',
  severity: 'warning',
  summary: 'A task that waits for its token passes it on, or nobody can give it back.',
  link: DOCUMENTATION.integrationPatterns,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "HeartbeatSeconds": 60,
            "Parameters": { "QueueUrl": "a", "MessageBody": { "token.$": "$$.Task.Token" } },
            "Next": "B"
          },
          "B": {
            "Type": "Task",
            "QueryLanguage": "JSONata",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "HeartbeatSeconds": 60,
            "Arguments": { "QueueUrl": "a", "MessageBody": "{% { 'token': $states.context.Task.Token } %}" },
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
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "HeartbeatSeconds": 60,
            "Parameters": { "QueueUrl": "a", "MessageBody": { "id.$": "$$.Execution.Id" } },
            ^^^^^^^^^^^^
            "Next": "B"
          },
          "B": {
            "Type": "Task",
            "QueryLanguage": "JSONata",
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
            "HeartbeatSeconds": 60,
            "Arguments": { "QueueUrl": "a", "MessageBody": "{% $states.context.Execution.Id %}" },
            ^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState(state, report) {
    if (!waitsForToken(state.task)) return;
    const request = findRequest(state);
    // That there is no request is said elsewhere.
    if (!request || mayPassToken(request, state.language)) return;
    const token =
      state.language === 'JSONata'
        ? '"{% $states.context.Task.Token %}"'
        : '"$$.Task.Token", under a name that ends with ".$"';
    report({
      ...getPlace(request),
      message: `The request does not pass the task’s token on, so nobody can end the wait: ${token}.`,
    });
  },
};

/** A reference to the context that is not to another part of it. */
const CONTEXT = /\$\$(?!\.(?:Execution|State|StateMachine|Map)\b)/;
const STATES = /\$states(?!\.(?:input|result|errorOutput|context\.(?:Execution|State|StateMachine|Map))\b)/;

/** A path under a name without ".$" counts: that nothing evaluates it is said elsewhere. */
function mayPassToken(node: Node, language: QueryLanguage | undefined): boolean {
  if (node.kind === 'object') {
    return hasOpenName(node) || node.members.some(({ value }) => value !== undefined && mayPassToken(value, language));
  }
  if (node.kind === 'array') return node.items.some((item) => mayPassToken(item, language));
  if (isWildcard(node)) return true;
  if (node.kind !== 'string') return false;
  if (hasTemplateMark(node.value)) return true;
  return (language !== 'JSONata' && CONTEXT.test(node.value)) || (language !== 'JSONPath' && STATES.test(node.value));
}
