import { MAX_DEFINITION_LENGTH } from '../../catalog/update-members.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { Rule } from '../rule.ts';

export const definitionSize: Rule = {
  code: 'definition-size',
  severity: 'error',
  summary: `A definition has at most ${MAX_DEFINITION_LENGTH} characters.`,
  link: DOCUMENTATION.quotas,
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    // Made when it is asked for: it is as long as the limit.
    get bad() {
      return [`{ "StartAt": "A",${' '.repeat(MAX_DEFINITION_LENGTH)}"States": { "A": { "Type": "Succeed" } } }\n^`];
    },
  },
  checkMachine({ tree }, report) {
    // YAML is sent as JSON, whose length is known when it is composed; there it is checked as JSON.
    if (tree.syntax === 'yaml' || tree.text.length <= MAX_DEFINITION_LENGTH) return;
    const message = `The definition has ${tree.text.length} characters, and the service takes ${MAX_DEFINITION_LENGTH}.`;
    report({ start: 0, end: 1, message });
  },
};
