import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { renameKey } from '../../syntax/edits.ts';
import { getPlace } from '../place.ts';
import { looksEvaluated } from '../read-expression.ts';
import type { Rule } from '../rule.ts';
import { DOLLAR_SUFFIX } from '../template.ts';

export const pathUnderDollarName: Rule = {
  code: 'path-under-dollar-name',
  severity: 'warning',
  summary: 'In a template, a value that is meant as a path or a call stands under a name that ends with `.$`.',
  link: DOCUMENTATION.templates,
  serviceCode: 'NO_DOLLAR',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Parameters": { "a.$": "$.a", "price": "$.50 per piece", "b": "$" }, "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Parameters": { "a": "$.a", "b": { "c": "States.UUID()" } }, "End": true }
                                                      ^^^^^
                                                                         ^^^^^^^^^^^^^^^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Pass
            Parameters:
              id: $$.Execution.Id
                  ^^^^^^^^^^^^^^^
            End: true
        `,
      },
    ],
  },
  checkTemplate({ texts }, report, { tree }) {
    for (const { node, owner } of texts) {
      if (!owner || !looksEvaluated(node.value)) continue;
      const { key } = owner.member;
      const name = `${key.value}${DOLLAR_SUFFIX}`;
      report({
        ...getPlace(owner.object, node),
        message: `${key.value} gets this text as it stands. To evaluate it, name it ${name}.`,
        fixes: [{ title: `Change the name to ${name}`, edits: [renameKey(tree, key, name)] }],
      });
    }
  },
};
