import { findArn } from '../../catalog/arns.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { OPTIMIZED_SERVICES } from '../../catalog/optimized-services.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const resourceIsArn: Rule = {
  code: 'resource-is-arn',
  severity: 'error',
  summary: 'The Resource of a task is the ARN of a Lambda function, an activity or a service integration.',
  link: DOCUMENTATION.task,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Task", "Resource": "arn:aws-cn:lambda:cn-north-1:111111111111:function:a:$LATEST", "Next": "B" },
          "B": { "Type": "Task", "Resource": "arn:aws:states:REGION:ACCOUNT:activity:a", "Next": "C" },
          "C": { "Type": "Task", "Resource": "\${Worker}", "Next": "D" },
          "D": { "Type": "Task", "Resource": "{{worker_arn}}", "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Task", "Resource": "my-function", "Next": "B" },
                                             ^^^^^^^^^^^^^
          "B": { "Type": "Task", "Resource": "arn:aws:sns:eu-west-1:111111111111:topic", "Next": "C" },
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          "C": { "Type": "Task", "Resource": "arn:aws:states:eu-west-1:111111111111:stateMachine:a", "End": true }
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Task
            Resource: arn:aws:states:::lambda
                      ^^^^^^^^^^^^^^^^^^^^^^^
            Next: B
          B:
            Type: Task
            Resource: arn:aws:swf:us-east-1:111111111111:task:B
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            End: true
        `,
      },
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState({ task }, report) {
    if (!task || task.resource) return;
    report({
      ...getPlace(task.node),
      severity: findArn(task.node.value)?.service.text === UNTRIED_SERVICE ? 'warning' : 'error',
      message: `This is not the ARN of a Lambda function, an activity or a service integration.${suggest(task.node.value)}`,
    });
  },
};

/** The specification’s own examples run tasks of Amazon SWF, and the service was not seen to refuse one. */
const UNTRIED_SERVICE = 'swf';

/** What is often written instead is the ARN of the thing that a request would name. */
function suggest(text: string): string {
  if (text.startsWith('{%')) return ' Resource can’t be an expression.';
  const arn = findArn(text);
  if (!arn) return ' A function is arn:aws:lambda:REGION:ACCOUNT:function:NAME.';
  const isMachine = arn.resource.text.startsWith('stateMachine:');
  if (arn.service.text === 'states' && !isMachine) return ' An integration is arn:aws:states:::SERVICE:API.';
  const api = OPTIMIZED_SERVICES.get(arn.service.text)?.apis.keys().next().value;
  if (api === undefined) return '';
  const called = `arn:${arn.partition.text}:states:::${arn.service.text}:${api}`;
  return ` Resource names what is called, such as ${called}; what it is called with stands in the request.`;
}
