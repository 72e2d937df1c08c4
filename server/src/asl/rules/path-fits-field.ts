import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const pathFitsField: Rule = {
  code: 'path-fits-field',
  severity: 'error',
  summary: 'Where a Reference Path is needed, the path names one place, and one that the field can reach.',
  link: DOCUMENTATION.paths,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "InputPath": "$.a[*]", "ResultPath": "$.a-b['c d'][0]", "Next": "B" },
          "B": {
            "Type": "Map",
            "ItemsPath": "$$.Execution.Input.items",
            "MaxConcurrencyPath": "$limit",
                                   ^^^^^^ variable-assigned
            "ItemProcessor": { "StartAt": "C", "States": { "C": { "Type": "Pass", "End": true } } },
            "Next": "D"
          },
          "D": { "Type": "Fail", "ErrorPath": "$$.State.Name" }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "ResultPath": "$.a[*].b", "Next": "B" },
                                                   ^^^
          "B": { "Type": "Pass", "ResultPath": "$$.Result", "Next": "C" },
                                                ^^^^^^^^^
          "C": { "Type": "Pass", "ResultPath": "$result", "Next": "D" },
                                                ^^^^^^^
          "D": {
            "Type": "Map",
            "ItemsPath": "$.a[?(@.b)]",
                             ^^^^^^^^
            "MaxConcurrencyPath": "$$.Execution.Input.limit",
                                   ^^^^^^^^^^^^^^^^^^^^^^^^
            "ItemProcessor": { "StartAt": "E", "States": { "E": { "Type": "Pass", "End": true } } },
            "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$..error", "Next": "F" }],
                                                                       ^^
            "Next": "F"
          },
          "F": { "Type": "Wait", "TimestampPath": "$.times[0,1]", "End": true }
                                                          ^^^^^
        }
      }`,
    ],
  },
  checkPath(path, expression, report, { tree }) {
    const { kind, node, field } = expression;
    if (kind !== 'path' || field.path === 'path' || field.path === 'text' || path.problems.length > 0) return;
    const whole = { start: 0, end: node.value.length };
    if (path.selector) {
      const message = `${field.name} names one place: a Reference Path has no wildcard, filter, slice, list or "..".`;
      report({ ...getExpressionPlace(tree, expression, path.selector), message });
    } else if (path.root === '$$' && field.path !== 'reference') {
      const message = `${field.name} can't point into the context object.`;
      report({ ...getExpressionPlace(tree, expression, whole), message });
    } else if (path.root === 'variable' && field.path === 'result') {
      const message = `${field.name} can't point into a variable: what Assign says sets variables.`;
      report({ ...getExpressionPlace(tree, expression, whole), message });
    }
  },
};
