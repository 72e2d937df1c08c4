import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { removeMember } from '../../syntax/edits.ts';
import { findMember } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const queryLanguageNotDowngraded: Rule = {
  code: 'query-language-not-downgraded',
  severity: 'error',
  summary: 'In a JSONata state machine no state uses JSONPath.',
  link: DOCUMENTATION.queryLanguage,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "QueryLanguage": "JSONPath",
        "StartAt": "A",
        "States": { "A": { "Type": "Succeed", "QueryLanguage": "JSONata" } }
      }`,
    ],
    bad: [
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "QueryLanguage": "JSONPath", "InputPath": "$.a", "End": true }
                                                  ^^^^^^^^^^
        }
      }`,
    ],
  },
  checkState({ node, isDowngrade }, report, { tree }) {
    const member = isDowngrade ? findMember(node, 'QueryLanguage') : undefined;
    if (!member) return;
    report({
      ...getPlace(node, member.value ?? member.key),
      message: 'The state machine uses JSONata, so no state of it can use JSONPath.',
      fixes: [{ title: 'Remove QueryLanguage', edits: [removeMember(tree, node, member)] }],
    });
  },
};
