import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { renameKey } from '../../syntax/edits.ts';
import { getPlace } from '../place.ts';
import { looksEvaluated } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const pathInPathField: Rule = {
  code: 'path-in-path-field',
  severity: 'warning',
  summary: 'A path stands in the field that takes paths, such as ErrorPath, not in the one that takes a text.',
  link: DOCUMENTATION.paths,
  serviceCode: 'NO_PATH',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Fail", "ErrorPath": "$.error", "Cause": "$" } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Choice",
            "Choices": [{ "Variable": "$.a", "StringEquals": "$.b", "Next": "B" }],
                                                             ^^^^^
            "Default": "C"
          },
          "C": { "Type": "Wait", "Seconds": "$.seconds", "Next": "B" },
                                            ^^^^^^^^^^^ value-kind
          "B": { "Type": "Fail", "Error": "$.error", "Cause": "x" }
                                          ^^^^^^^^^
        }
      }`,
    ],
  },
  // Of a number or a timestamp it is an error already.
  concernsField: ({ name, kinds, path, verbatim }) =>
    !path && !verbatim && kinds.includes('string') && !name.startsWith('Timestamp'),
  checkValue(value, { name }, report, { tree }, { shape, language }) {
    if (value.kind !== 'string' || language !== 'JSONPath' || !value.key) return;
    if (!looksEvaluated(value.value) || !shape?.fields.has(`${name}Path`)) return;
    report({
      ...getPlace(value),
      message: `${name} takes this text as it stands. ${name}Path evaluates it.`,
      fixes: [{ title: `Change ${name} to ${name}Path`, edits: [renameKey(tree, value.key, `${name}Path`)] }],
    });
  },
};
