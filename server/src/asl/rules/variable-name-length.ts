import { MAX_VARIABLE_NAME_LENGTH } from '../../catalog/asl.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { toVariableName } from '../variables.ts';

export const variableNameLength: Rule = {
  code: 'variable-name-length',
  // Documented; what the service says of a longer one is not known.
  severity: 'warning',
  summary: 'The name of a variable has at most 80 characters.',
  link: DOCUMENTATION.variables,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Assign": { "a2345678901234567890123456789012345678901234567890123456789012345678901234567890.$": "$.a" },
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable-used
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
            "Assign": { "a23456789012345678901234567890123456789012345678901234567890123456789012345678901": 1 },
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ variable-used
            "End": true
          }
        }
      }`,
    ],
  },
  concernsField: ({ name }) => name === 'Assign',
  checkValue(value, _field, report, _machine, element) {
    if (value.kind !== 'object') return;
    for (const { key } of value.members) {
      const { length } = Array.from(toVariableName(key.value, element));
      if (key.hasPlaceholder || length <= MAX_VARIABLE_NAME_LENGTH) continue;
      report({
        ...getPlace(value, key),
        message: `The name has ${length} characters; the limit for variables is ${MAX_VARIABLE_NAME_LENGTH}.`,
      });
    }
  },
};
