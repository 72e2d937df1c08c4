import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { getVariables, VARIABLE_NAME } from '../variables.ts';

export const variableUsed: Rule = {
  code: 'variable-used',
  severity: 'hint',
  summary: 'A variable that is assigned is read somewhere.',
  link: DOCUMENTATION.variables,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Assign": { "a.$": "$.a" }, "Next": "B" },
          "B": { "Type": "Pass", "InputPath": "$a.b", "End": true }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Assign": { "a.$": "$.a", "b": 1 }, "Next": "B" },
                                             ^^^^^
                                                           ^^^
          "B": { "Type": "Pass", "InputPath": "$.a", "End": true }
        }
      }`,
    ],
  },
  checkMachine(machine, report) {
    const { byName } = getVariables(machine);
    if (byName.size === 0) return;
    const read = new Set<string>();
    // Wherever the text has $name, a variable may be read: placeholders and credentials hold expressions too.
    for (const [, name = ''] of machine.tree.text.matchAll(/\$([\p{ID_Start}_]\p{ID_Continue}*)/gu)) read.add(name);
    for (const [name, assignments] of byName) {
      // Names that can't be read at all are findings of other rules.
      if (read.has(name) || name === STATES_VARIABLE || !VARIABLE_NAME.test(name)) continue;
      for (const { key } of assignments) {
        if (key.hasPlaceholder) continue;
        report({ ...getPlace(key), message: `Nothing reads $${name}.`, tags: ['unnecessary'] });
      }
    }
  },
};
