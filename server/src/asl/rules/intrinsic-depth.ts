import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { MAX_INTRINSIC_DEPTH } from '../../catalog/intrinsics.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

const nest = (depth: number): string => `${'States.Array('.repeat(depth - 1)}States.UUID()${')'.repeat(depth - 1)}`;

export const intrinsicDepth: Rule = {
  code: 'intrinsic-depth',
  severity: 'warning',
  summary: `Calls of intrinsic functions stand at most ${MAX_INTRINSIC_DEPTH} deep in each other.`,
  link: DOCUMENTATION.intrinsics,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Parameters": { "a.$": "${nest(MAX_INTRINSIC_DEPTH)}" }, "End": true } }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": {
              "a.$":
                "${nest(MAX_INTRINSIC_DEPTH + 1)}"
                 ${' '.repeat('States.Array('.length * MAX_INTRINSIC_DEPTH)}^^^^^^^^^^^
            },
            "End": true
          }
        }
      }`,
    ],
  },
  checkIntrinsic({ calls }, expression, report, { tree }) {
    const tooDeep = calls.find(({ depth }) => depth === MAX_INTRINSIC_DEPTH + 1);
    if (!tooDeep) return;
    report({
      ...getExpressionPlace(tree, expression, tooDeep.nameRange),
      message: `At most ${MAX_INTRINSIC_DEPTH} calls may stand in each other.`,
    });
  },
};
