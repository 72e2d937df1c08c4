import { type ContextField, CONTEXT_FIELDS } from '../../catalog/context-object.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { JsonPath } from '../../expressions/json-path.ts';
import type { SourceText } from '../../syntax/tree.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import type { LoneExpression } from '../expression.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Report, Rule } from '../rule.ts';

export const contextFieldExists: Rule = {
  code: 'context-field-exists',
  severity: 'warning',
  summary: 'A path into the context object uses fields that are documented.',
  link: DOCUMENTATION.contextObject,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": {
              "a.$": "$$.Execution.Input.anything.goes",
              "b.$": "States.Array($$.Map.Item.Value['x'], $$['State'].Name, $$..Name)",
              "c.$": "$.Execution.Identity"
            },
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
            "Type": "Pass",
            "InputPath": "$$.execution.Input",
                             ^^^^^^^^^
            "Parameters": { "a.$": "States.Array($$.Map.Item.index, $$.Task.Name)" },
                                                             ^^^^^
                                                                            ^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  checkPath(path, expression, report, { tree }) {
    // Elsewhere the context object is refused as a whole.
    const isRefused = expression.field.path === 'data' || expression.field.path === 'result';
    if (!isRefused) checkNames(path, expression, report, tree);
  },
  checkIntrinsic({ paths }, expression, report, { tree }) {
    for (const path of paths) checkNames(path, expression, report, tree);
  },
};

function checkNames(
  { root, names, problems }: JsonPath,
  expression: LoneExpression,
  report: Report,
  tree: SourceText,
): void {
  if (root !== '$$' || problems.length > 0) return;
  let fields: readonly ContextField[] | undefined = CONTEXT_FIELDS;
  let owner = 'The context object';
  for (const step of names) {
    const { name } = step;
    if (!fields) return;
    const field: ContextField | undefined = fields.find((each) => each.name === name);
    if (!field) {
      const known = fields.map((each) => each.name);
      const nearest = findNearestName(name, known);
      const hint = nearest ? `Did you mean ${nearest}?` : `It has ${known.join(', ')}.`;
      return report({ ...getExpressionPlace(tree, expression, step), message: `${owner} has no ${name}. ${hint}` });
    }
    fields = field.fields;
    owner = field.name;
  }
}
