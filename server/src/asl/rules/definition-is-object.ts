import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const definitionIsObject: Rule = {
  code: 'definition-is-object',
  severity: 'error',
  summary: 'A definition is one JSON object.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    bad: [
      `
      []
      ^`,
      `
      "a"
      ^^^`,
    ],
  },
  checkMachine({ tree, root }, report) {
    if (root || (!tree.root && tree.problems.length > 0)) return;
    const message = 'A definition is an object with StartAt and States.';
    report(tree.root ? { ...getPlace(tree.root), message } : { start: 0, end: Math.min(1, tree.text.length), message });
  },
};
