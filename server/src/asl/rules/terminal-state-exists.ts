import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';
import { findTerminalState, hasUnknownState } from '../reachability.ts';

export const terminalStateExists: Rule = {
  code: 'terminal-state-exists',
  severity: 'error',
  summary: 'The state machine has a state that ends it: Succeed, Fail or `"End": true`. Inner scopes may loop.',
  link: DOCUMENTATION.states,
  serviceCode: 'MISSING_END_STATE',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }',
      `
      {
        "StartAt": "P",
        "States": {
          "P": {
            "Type": "Parallel",
            "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "A" } } }],
                                                       ^^^ cycle-has-way-out
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "A" } }
        ^^^^^^^^
      }`,
    ],
  },
  checkScope(scope, report) {
    if (scope.owner || scope.states.length === 0 || findTerminalState(scope) || hasUnknownState(scope)) return;
    const states = scope.node.members.findLast(({ key }) => key.value === 'States');
    const { start, end } = getPlace(scope.node, states?.key);
    // The service names no place.
    report({
      start,
      end,
      message: 'No state ends the execution: one must be a Succeed or Fail state, or have "End": true.',
    });
  },
};
