import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { replaceValue } from '../../syntax/edits.ts';
import { getPlaceInside } from '../place.ts';
import type { Rule } from '../rule.ts';
import { findRefusedPattern } from '../task.ts';

export const integrationPatternSupported: Rule = {
  code: 'integration-pattern-supported',
  severity: 'error',
  summary: 'An integration waits for a job, or for a task token, only where its service can be waited for so.',
  link: DOCUMENTATION.integrationPatterns,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::states:startExecution.sync:2",
            "Parameters": { "StateMachineArn": "\${Child}" },
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
            "Resource": "arn:aws:states:::lambda:invoke.sync",
                                                       ^^^^^
            "Parameters": { "FunctionName": "a" },
            "Next": "B"
          },
          "B": {
            "Type": "Task",
            "Resource": "arn:aws:states:::glue:startJobRun.waitForTaskToken",
                                                          ^^^^^^^^^^^^^^^^^
            "TimeoutSeconds": 60,
            "Parameters": { "JobName": "a", "Arguments": { "--token.$": "$$.Task.Token" } },
            "Next": "C"
          },
          "C": {
            "Type": "Task",
            "Resource": "arn:aws:states:::ecs:runTask.sync:2",
                                                     ^^^^^^^
            "Parameters": { "TaskDefinition": "a" },
            "Next": "D"
          },
          "D": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:glue:startJobRun.sync",
                                                                  ^^^^^
            "Parameters": { "JobName": "a" },
            "Next": "E"
          },
          "E": {
            "Type": "Task",
            "Resource": "arn:aws:states:::newservice:run.sync:2",
                                          ^^^^^^^^^^ integration-known
                                                        ^^^^^^^
            "Parameters": {},
            "End": true
          }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Task
            Resource: arn:aws:states:::athena:getQueryResults.sync
                                                             ^^^^^
            Parameters: { QueryExecutionId: a }
            End: true
        `,
      },
    ],
  },
  concernsShape: (shape) => shape?.name === 'Task',
  checkState({ task }, report, { tree }) {
    const refused = findRefusedPattern(task?.resource);
    if (!task || !refused) return;
    const { node } = task;
    const { value } = node;
    const start = value.length - refused.pattern.length;
    const instead = value.slice(0, start) + (refused.others.find((other) => refused.pattern.startsWith(other)) ?? '');
    const has =
      refused.others.length > 0 ? `only ${refused.others.join(' and ')}` : 'no other pattern than the request';
    report({
      ...getPlaceInside(tree, node, start, value.length),
      severity: refused.isSure ? 'error' : 'warning',
      message: `${refused.name} has no ${refused.pattern}, ${has}.`,
      fixes: [{ title: `Change to ${instead}`, edits: [replaceValue(tree, node, instead)] }],
    });
  },
};
