import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { Rule } from '../rule.ts';

export const textParses: Rule = {
  code: 'text-parses',
  severity: 'error',
  summary: 'A definition is valid JSON, or valid YAML, without comments in JSON.',
  link: DOCUMENTATION.structure,
  serviceCode: 'INVALID_JSON_DESCRIPTION',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }',
      { syntax: 'yaml', text: 'StartAt: A\nStates: { A: { Type: Succeed } } # comments are fine in YAML' },
    ],
    bad: [
      `
      {
        "StartAt": "A"
        "States": { "A": { "Type": "Succeed" } }
        ^^^^^^^^
      }`,
      `
      {
        // No comments in JSON.
        ^^^^^^^^^^^^^^^^^^^^^^^
        "StartAt": "A",
        "States": { "A": { "Type": "Succeed" } }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A: { Type: Succeed
                           ^
        `,
      },
    ],
  },
  checkMachine({ tree }, report) {
    for (const { start, end, message } of tree.problems) report({ start, end, message });
  },
};
