import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { INTRINSIC_FUNCTIONS } from '../../catalog/intrinsics.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const intrinsicGivesText: Rule = {
  code: 'intrinsic-gives-text',
  severity: 'warning',
  summary: 'An intrinsic function in ErrorPath or CausePath is one that gives a string.',
  link: DOCUMENTATION.fail,
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Fail", "CausePath": "States.JsonToString($.error)" } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Fail", "CausePath": "States.Array(States.JsonToString($.error))" } }
                                                         ^^^^^^^^^^^^
      }`,
    ],
  },
  checkIntrinsic({ calls }, expression, report, { tree }) {
    const { field } = expression;
    if (field.path !== 'text') return;
    const outermost = calls.find(({ depth }) => depth === 1);
    if (!outermost || INTRINSIC_FUNCTIONS.get(outermost.name)?.givesText !== false) return;
    const texts = [...INTRINSIC_FUNCTIONS.values()].filter(({ givesText }) => givesText).map(({ name }) => name);
    report({
      ...getExpressionPlace(tree, expression, outermost.nameRange),
      message: `${field.name} needs a string: ${texts.join(', ')} can give one.`,
    });
  },
};
