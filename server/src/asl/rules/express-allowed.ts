import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { Resource } from '../../catalog/resource-arn.ts';
import { findString, findValue, type ObjectNode } from '../../syntax/node.ts';
import type { Severity } from '../../text/finding.ts';
import type { Scope } from '../machine.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { findRefusedPattern } from '../task.ts';

export const expressAllowed: Rule = {
  code: 'express-allowed',
  severity: 'error',
  summary: 'An Express state machine waits for no job, task token or activity, and has no distributed Map.',
  link: DOCUMENTATION.workflowTypes,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      {
        syntax: 'json',
        type: 'STANDARD',
        text: `
        {
          "StartAt": "A",
          "States": {
            "A": { "Type": "Task", "Resource": "arn:aws:states:eu-west-1:111111111111:activity:a", "End": true }
          }
        }`,
      },
    ],
    bad: [
      {
        syntax: 'json',
        type: 'EXPRESS',
        text: `
        {
          "StartAt": "A",
          "States": {
            "A": { "Type": "Task", "Resource": "arn:aws:states:eu-west-1:111111111111:activity:a", "Next": "B" },
                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            "B": {
              "Type": "Task",
              "Resource": "arn:aws:states:::glue:startJobRun.sync",
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              "Parameters": { "JobName": "a" },
              "Next": "C"
            },
            "C": {
              "Type": "Map",
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
                                             ^^^^^^^^^^^^^
                "StartAt": "D",
                "States": { "D": { "Type": "Succeed" } }
              },
              "End": true
            }
          }
        }`,
      },
      {
        syntax: 'yaml',
        type: 'EXPRESS',
        text: `
        StartAt: A
        States:
          A:
            Type: Task
            Resource: arn:aws:states:::sagemaker:createEndpoint.sync
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                                                               ^^^^^ integration-pattern-supported
            Parameters: { EndpointName: a, EndpointConfigName: b }
            End: true
        `,
      },
      {
        syntax: 'yaml',
        text: `
        StartAt: M
        States:
          M:
            Type: Map
            ItemProcessor:
              ProcessorConfig: { Mode: DISTRIBUTED, ExecutionType: EXPRESS }
              StartAt: A
              States:
                A:
                  Type: Task
                  Resource: arn:aws:states:::glue:startJobRun.sync
                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                  Parameters: { JobName: a }
                  End: true
            End: true
        `,
      },
    ],
  },
  checkScope(scope, report, { type }) {
    const severity = findSeverity(scope, type === 'EXPRESS');
    if (!severity) return;
    const where = severity === 'error' ? 'An Express state machine' : 'An Express child execution of a distributed Map';
    for (const { task } of scope.states) {
      const wait = describeWait(task?.resource);
      if (task && wait !== undefined) {
        report({ ...getPlace(task.node), severity, message: `${where} has no ${wait}.` });
      }
    }
  },
  concernsShape: (shape) => shape?.name === 'ProcessorConfig',
  checkElement({ node }, report, { type }) {
    if (type !== 'EXPRESS') return;
    const mode = findString(node, 'Mode');
    if (mode?.value !== 'DISTRIBUTED') return;
    report({ ...getPlace(node, mode), message: 'An Express state machine has no distributed Map.' });
  },
};

/** What Express would have to wait for. A pattern that this service surely has not is said elsewhere. */
function describeWait(resource: Resource | undefined): string | undefined {
  if (resource?.kind === 'activity') return 'activities';
  if (resource?.kind !== 'integration' || findRefusedPattern(resource)?.isSure) return undefined;
  return resource.pattern;
}

/** Of child executions only the documentation says that they are as limited. */
function findSeverity(scope: Scope, isExpress: boolean): Severity | undefined {
  if (isExpress) return 'error';
  for (let at = scope; at.owner; at = at.owner.scope) if (isExpressProcessor(at.node)) return 'warning';
  return undefined;
}

function isExpressProcessor(scope: ObjectNode): boolean {
  const config = findValue(scope, 'ProcessorConfig');
  return (
    findString(config, 'Mode')?.value === 'DISTRIBUTED' && findString(config, 'ExecutionType')?.value === 'EXPRESS'
  );
}
