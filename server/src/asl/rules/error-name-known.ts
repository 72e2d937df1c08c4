import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { ERROR_NAMES } from '../../catalog/error-handling.ts';
import { replaceValue } from '../../syntax/edits.ts';
import { isWildcard } from '../../syntax/node.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const errorNameKnown: Rule = {
  code: 'error-name-known',
  severity: 'warning',
  summary: 'Error names that begin with `States.` are those of the language: names of one’s own begin otherwise.',
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
            "Retry": [{ "ErrorEquals": ["States.Timeout", "Lambda.ServiceException", "Mine"] }],
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
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Retry": [{ "ErrorEquals": ["States.TimeOut"] }],
                                        ^^^^^^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'Retrier' || shape?.name === 'Catcher',
  checkElement({ node, fields }, report, { tree }) {
    for (const [index, { value }] of node.members.entries()) {
      if (fields[index]?.name !== 'ErrorEquals' || value?.kind !== 'array') continue;
      for (const name of value.items) {
        if (name.kind !== 'string' || isWildcard(name) || !isUnknown(name.value)) continue;
        const nearest = findNearestName(name.value, ERROR_NAMES);
        report({
          ...getPlace(name),
          message: `The language has no error ${name.value}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
          fixes: nearest ? [{ title: `Change to ${nearest}`, edits: [replaceValue(tree, name, nearest)] }] : [],
        });
      }
    }
  },
};

const KNOWN: ReadonlySet<string> = new Set(ERROR_NAMES);

function isUnknown(name: string): boolean {
  return name.startsWith('States.') && !KNOWN.has(name);
}
