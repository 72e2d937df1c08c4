import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { getVariables } from '../variables.ts';

export const variableNotOuter: Rule = {
  code: 'variable-not-outer',
  // Documented; what the service says of it is not known.
  severity: 'warning',
  summary: 'The states inside of a Map or Parallel state don’t assign a variable of the scope around them.',
  link: DOCUMENTATION.variables,
  examples: {
    good: [
      `
      {
        "StartAt": "P",
        "States": {
          "P": {
            "Type": "Parallel",
            "Branches": [
              { "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } },
                                                                               ^^^ variable-used
              { "StartAt": "B", "States": { "B": { "Type": "Pass", "Assign": { "x": 2 }, "End": true } } }
                                                                               ^^^ variable-used
            ],
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "S",
        "States": {
          "S": { "Type": "Pass", "Assign": { "x": 0 }, "Next": "P" },
          "P": {
            "Type": "Parallel",
            "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Assign": { "x.$": "$x" }, "End": true } } }],
                                                                                          ^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  checkMachine(machine, report) {
    const { byName, findOuterAssignment } = getVariables(machine);
    for (const [name, assignments] of byName) {
      for (const { key, state } of assignments) {
        const outer = findOuterAssignment(name, state.scope);
        if (!outer || key.hasPlaceholder) continue;
        report({
          ...getPlace(key),
          message: `The scope around this one has $${name} too, and can’t be changed from here. Use another name.`,
          related: [{ start: outer.key.start, end: outer.key.end, message: `$${name} of the scope around it` }],
        });
      }
    }
  },
};
