import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { type ArrayNode, findValue, isWildcard, type StringNode } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const errorHandledOnce: Rule = {
  code: 'error-handled-once',
  severity: 'warning',
  summary: 'Each error stands in one retrier and in one catcher of a state: the first one that names it is used.',
  link: DOCUMENTATION.errors,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "ErrorEquals": ["Mine"] }],
            "Catch": [{ "ErrorEquals": ["Mine"], "Next": "B" }],
            "Next": "B"
          },
          "B": { "Type": "Succeed" }
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
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "ErrorEquals": ["Mine", "Yours"] }, { "ErrorEquals": ["Yours"] }],
                                                                              ^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.fields.has('Retry') === true,
  checkElement({ node, fields }, report) {
    for (let index = 0; index < fields.length; index++) {
      const name = fields[index]?.name;
      const value = name === 'Retry' || name === 'Catch' ? node.members[index]?.value : undefined;
      if (value?.kind !== 'array' || !hasSeveralErrors(value)) continue;
      const first = new Map<string, StringNode>();
      for (const item of value.items) {
        const errors = findValue(item, 'ErrorEquals');
        if (errors?.kind !== 'array') continue;
        for (const error of errors.items) {
          if (error.kind !== 'string' || isWildcard(error)) continue;
          const earlier = first.get(error.value);
          if (!earlier) first.set(error.value, error);
          // Where States.ALL may stand is a rule of the service.
          else if (error.value !== 'States.ALL') {
            report({
              ...getPlace(error),
              message: `${error.value} stands in ${name} already, and the first one is used.`,
              related: [{ start: earlier.start, end: earlier.end, message: 'This one is used.' }],
              tags: ['unnecessary'],
            });
          }
        }
      }
    }
  },
};

/** Mostly there is one, which stands alone. */
function hasSeveralErrors({ items }: ArrayNode): boolean {
  if (items.length !== 1) return items.length > 1;
  const errors = findValue(items[0], 'ErrorEquals');
  return errors?.kind === 'array' && errors.items.length > 1;
}
