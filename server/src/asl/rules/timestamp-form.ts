import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { hasTemplateMark } from '../../syntax/template-mark.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { isTimestamp } from '../timestamp.ts';

export const timestampForm: Rule = {
  code: 'timestamp-form',
  severity: 'error',
  summary: 'A timestamp is written as RFC 3339 says, with a capital T and Z or an offset, and exists.',
  link: DOCUMENTATION.wait,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": "2028-02-29T23:59:59.5Z", "End": true } } }',
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": "2026-01-31T12:00:00+02:00", "End": true } } }',
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": "${Until}", "End": true } } }',
      '{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Timestamp": "{{day}}T12:00:00Z", "End": true } } }',
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": { "A": { "Type": "Wait", "Timestamp": "{% $now() %}", "End": true } }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Wait", "Timestamp": "2026-02-29T12:00:00Z", "Next": "B" },
                                              ^^^^^^^^^^^^^^^^^^^^^^
          "B": { "Type": "Wait", "Timestamp": "2026-01-31 12:00:00Z", "Next": "C" },
                                              ^^^^^^^^^^^^^^^^^^^^^^
          "C": { "Type": "Wait", "Timestamp": "{% $now() %}", "End": true }
                                              ^^^^^^^^^^^^^^
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A:
            Type: Choice
            Choices:
              - { Variable: $.at, TimestampLessThan: 2026-01-31t12:00:00z, Next: B }
                                                     ^^^^^^^^^^^^^^^^^^^^
            Default: B
          B:
            Type: Succeed
        `,
      },
    ],
  },
  concernsField: ({ timestamp }) => timestamp === true,
  checkValue(value, field, report) {
    if (value.kind !== 'string' || isTimestamp(value.value) || hasTemplateMark(value.value)) return;
    report({ ...getPlace(value), message: `${field.name} takes a time like 2026-01-31T12:00:00Z.` });
  },
};
