import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const valueInRange: Rule = {
  code: 'value-in-range',
  severity: 'error',
  summary: 'Every number is within the limits of its field.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": 0, "End": true } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "TimeoutSeconds": 100000000,
                          ^^^^^^^^^
        "States": {
          "A": { "Type": "Wait", "Seconds": -1, "End": true }
                                            ^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "TimeoutSeconds": 0,
                              ^
            "Retry": [{ "ErrorEquals": ["States.ALL"], "MaxDelaySeconds": 31622401, "BackoffRate": 0.5 }],
                                                                          ^^^^^^^^
                                                                                                   ^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsField: ({ minimum, maximum, softMaximum }) => (minimum ?? maximum ?? softMaximum) !== undefined,
  checkValue(value, { name, minimum, maximum, softMaximum }, report) {
    if (value.kind !== 'number') return;
    if (minimum !== undefined && value.value < minimum) {
      report({ ...getPlace(value), message: `${name} is at least ${minimum}.` });
    } else if (maximum !== undefined && value.value > maximum) {
      report({ ...getPlace(value), message: `${name} is at most ${maximum}.` });
    } else if (softMaximum !== undefined && value.value > softMaximum) {
      const message = `${name} is documented to be at most ${softMaximum}.`;
      report({ ...getPlace(value), message, severity: 'warning' });
    }
  },
};
