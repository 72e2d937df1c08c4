import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import { findTrappedStates } from '../reachability.ts';
import type { Rule } from '../rule.ts';

export const cycleHasWayOut: Rule = {
  code: 'cycle-has-way-out',
  severity: 'warning',
  summary: 'From every state, some way leads to the end: without one, only an error or a timeout ends the execution.',
  link: DOCUMENTATION.states,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Wait", "Seconds": 60, "Next": "B" },
          "B": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "C" }], "Default": "A" },
          "C": { "Type": "Succeed" }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }], "Default": "D" },
          "B": { "Type": "Pass", "Next": "C" },
          ^^^
          "C": { "Type": "Pass", "Next": "B" },
          "D": { "Type": "Succeed" }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Parallel",
            "Branches": [{ "StartAt": "B", "States": { "B": { "Type": "Wait", "Seconds": 1, "Next": "B" } } }],
                                                       ^^^
            "End": true
          }
        }
      }`,
    ],
  },
  checkScope(scope, report) {
    const [first, ...others] = findTrappedStates(scope);
    if (!first) return;
    report({
      ...getPlace(first.node, first.key),
      message: `No way leads from "${first.name}" to the end${scope.owner ? ` of its part of "${scope.owner.name}"` : ''}.`,
      related: others
        .slice(0, MAX_RELATED)
        .map(({ key, name }) => ({ start: key.start, end: key.end, message: `Nor from "${name}".` })),
    });
  },
};

/** As many as somebody may want to read. */
const MAX_RELATED = 10;
