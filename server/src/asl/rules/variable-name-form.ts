import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { toVariableName, VARIABLE_NAME } from '../variables.ts';

export const variableNameForm: Rule = {
  code: 'variable-name-form',
  severity: 'error',
  summary:
    'The name of a variable begins with a letter or underscore, and goes on with letters, digits and underscores.',
  link: DOCUMENTATION.variables,
  serviceCode: 'INVALID_VARIABLE_NAME',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Assign": { "größe_1.$": "$größe_1", "_b": { "x-y": 1 } }, "End": true } }
                                                                     ^^^^^^^^ variable-assigned
                                                                                ^^^^ variable-used
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Assign": { "x-y": 1, "a b.$": "$.a", "1a": 1 }, "End": true } }
                                                       ^^^^^
                                                                 ^^^^^^^
                                                                                 ^^^^
      }`,
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Assign": { "x.$": 1 }, "End": true } }
                                                       ^^^^^
      }`,
    ],
  },
  concernsField: ({ name }) => name === 'Assign',
  checkValue(value, _field, report, _machine, element) {
    if (value.kind !== 'object') return;
    for (const { key } of value.members) {
      const variable = toVariableName(key.value, element);
      if (key.hasPlaceholder || VARIABLE_NAME.test(variable)) continue;
      report({
        ...getPlace(value, key),
        message: `Invalid variable name '${variable}': only letters, digits and underscores, and no digit first.`,
      });
    }
  },
};
