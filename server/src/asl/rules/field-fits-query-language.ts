import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { listFields } from '../../catalog/shape.ts';
import { removeMember } from '../../syntax/edits.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const fieldFitsQueryLanguage: Rule = {
  code: 'field-fits-query-language',
  severity: 'error',
  summary: 'A field that only one query language has stands only in states of that language.',
  link: DOCUMENTATION.queryLanguage,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% 1 %}", "Next": "B" },
          "B": { "Type": "Pass", "InputPath": "$.a", "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "InputPath": "$.a", "End": true }
                                 ^^^^^^^^^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Succeed", "Output": 1 }
                                    ^^^^^^^^
        }
      }`,
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Choice",
            "Choices": [{ "Not": { "Variable": "$.a", "IsNull": true }, "Next": "B" }],
                          ^^^^^
            "Default": "B"
          },
          "B": { "Type": "Succeed" }
        }
      }`,
      // What the service says of this one is not known: a warning.
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Arguments": { "Bucket": "b" } },
                                                                           ^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => listFields(shape).some(({ language }) => language !== undefined),
  checkElement({ node, fields, language, state }, report, { tree }) {
    // The service says of a downgraded state just that it is one.
    if (!language || state?.isDowngrade) return;
    for (let index = 0; index < fields.length; index++) {
      const { language: owner, otherLanguage = 'error' } = fields[index] ?? {};
      const member = node.members[index];
      if (!owner || owner === language || !member) continue;
      const { key } = member;
      report({
        ...getPlace(node, key),
        severity: otherLanguage,
        message: `${key.value} is a field of ${owner}, and the query language here is ${language}.`,
        fixes: [{ title: `Remove ${key.value}`, edits: [removeMember(tree, node, member)] }],
      });
    }
  },
};
