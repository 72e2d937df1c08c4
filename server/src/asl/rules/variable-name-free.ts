import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { toVariableName } from '../variables.ts';

export const variableNameFree: Rule = {
  code: 'variable-name-free',
  severity: 'error',
  summary: 'No variable is named `states`: the service keeps that name for itself.',
  link: DOCUMENTATION.variables,
  serviceCode: 'RESERVED_VARIABLE_NAME',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Assign": { "States": { "states": 1 } }, "End": true } }
                                                       ^^^^^^^^ variable-used
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Assign": { "states.$": "$.a" }, "Next": "B" },
                                             ^^^^^^^^^^
          "B": {
            "Type": "Choice",
            "QueryLanguage": "JSONata",
            "Choices": [{ "Condition": true, "Assign": { "states": 1 }, "Next": "C" }],
                                                         ^^^^^^^^
            "Default": "C"
          },
          "C": { "Type": "Succeed" }
        }
      }`,
    ],
  },
  concernsField: ({ name }) => name === 'Assign',
  checkValue(value, _field, report, _machine, element) {
    if (value.kind !== 'object') return;
    for (const { key } of value.members) {
      if (toVariableName(key.value, element) !== STATES_VARIABLE) continue;
      report({ ...getPlace(value, key), message: "Cannot assign to reserved variable '$states'." });
    }
  },
};
