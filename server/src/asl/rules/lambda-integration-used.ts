import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const lambdaIntegrationUsed: Rule = {
  code: 'lambda-integration-used',
  severity: 'information',
  isOptional: true,
  summary:
    'A Lambda function is called by the lambda:invoke integration, which passes a task token, a qualifier and a client context, and tells the version that ran; the ARN of a function in Resource does not.',
  link: DOCUMENTATION.lambda,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::lambda:invoke",
            "Parameters": { "FunctionName": "a", "Payload.$": "$" },
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
          "A": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a", "End": true }
                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState({ task }, report) {
    if (task?.resource?.kind !== 'lambda') return;
    report({
      ...getPlace(task.node),
      message:
        'This calls the function by its ARN: arn:aws:states:::lambda:invoke, with FunctionName and Payload in the request, does more.',
    });
  },
};
