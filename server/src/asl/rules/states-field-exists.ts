import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { STATES_FIELDS } from '../../catalog/jsonata-functions.ts';
import type { Severity } from '../../text/finding.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import type { LoneExpression } from '../expression.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';
import { hasErrorOutput, hasResult } from '../states-variable.ts';

export const statesFieldExists: Rule = {
  code: 'states-field-exists',
  severity: 'error',
  summary:
    '`$states` has input and context everywhere, result only after the work of a Task, Parallel or Map state, and errorOutput only in a catcher.',
  link: DOCUMENTATION.jsonata,
  serviceCode: 'UNSUPPORTED_JSONATA_EXPRESSION',
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets",
            "Arguments": {},
            "Output": "{% $states.result.Buckets %}",
            "Assign": { "owner": "{% $states.result.Owner[0] %}" },
            "Catch": [{ "ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput.Cause %}", "Next": "B" }],
            "Next": "B"
          },
          "B": { "Type": "Succeed", "Output": "{% $states.context.Execution.Id & $exists($owner) %}" }
        }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:states:::aws-sdk:s3:listBuckets",
            "Arguments": { "Prefix": "{% $states.result.a & $states.errorOutput.Cause %}" },
                                         ^^^^^^^^^^^^^^
                                                            ^^^^^^^^^^^^^^^^^^^
            "Output": ["{% [$states.errorOutput] %}", "{% $states.'errorOutput' %}"],
                            ^^^^^^^^^^^^^^^^^^^
                                                          ^^^^^^^^^^^^^^^^^^^^^
            "Next": "B"
          },
          "B": { "Type": "Succeed", "Output": "{% $states.inputs & $states.result %}" }
                                                  ^^^^^^^^^^^^^^
                                                                   ^^^^^^^^^^^^^^
        }
      }`,
    ],
  },
  checkJsonata({ stateFields }, expression, report, { tree }) {
    const seen = new Set<string>();
    for (const { name, start, end } of stateFields) {
      const severity = seen.has(name) ? undefined : findSeverity(name, expression);
      seen.add(name);
      if (!severity) continue;
      const place = getExpressionPlace(tree, expression, { start, end });
      report({ ...place, severity, message: `Field '$states.${name}' does not exist${describe(name)}` });
    }
  },
};

/** Of what the service was not seen to refuse, a warning. */
function findSeverity(name: string, expression: LoneExpression): Severity | undefined {
  switch (name) {
    case 'input':
    case 'context':
      return undefined;
    case 'errorOutput':
      return hasErrorOutput(expression) ? undefined : 'error';
    case 'result':
      if (hasResult(expression)) return undefined;
      return expression.field.name === 'Arguments' ? 'error' : 'warning';
    default:
      return 'warning';
  }
}

function describe(name: string): string {
  if (name === 'errorOutput') return ' here: only Output and Assign of a catcher have it.';
  if (name === 'result') return ' here: only Output and Assign of a Task, Parallel or Map state have it.';
  const nearest = findNearestName(name, STATES_FIELDS.keys());
  return nearest ? `. Did you mean $states.${nearest}?` : `. It has ${[...STATES_FIELDS.keys()].join(', ')}.`;
}
