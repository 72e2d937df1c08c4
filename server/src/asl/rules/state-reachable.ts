import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import { findTerminalState, findUnreachableStates } from '../reachability.ts';
import type { Rule } from '../rule.ts';

export const stateReachable: Rule = {
  code: 'state-reachable',
  severity: 'error',
  summary: 'Every state can be reached from StartAt of its scope.',
  link: DOCUMENTATION.states,
  serviceCode: 'MISSING_TRANSITION_TARGET',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Task",
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:a",
            "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "B" }],
            "End": true
          },
          "B": { "Type": "Fail" }
        }
      }`,
      // The service does not look for unreachable states where no state ends the branch.
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Parallel",
            "Branches": [
              {
                "StartAt": "B",
                "States": { "B": { "Type": "Pass", "Next": "B" }, "C": { "Type": "Pass", "Next": "B" } }
                            ^^^ cycle-has-way-out
              }
            ],
            "End": true
          }
        }
      }`,
    ],
    bad: [
      // The service says both.
      `
      {
        "StartAt": "a",
                   ^^^ transition-target-exists
        "States": {
          "A": { "Type": "Pass", "Next": "B" },
          ^^^
          "B": { "Type": "Succeed" }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Succeed" },
          "B": { "Type": "Pass", "Next": "C" },
          ^^^
          "C": { "Type": "Succeed" }
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Succeed" },
          "X": { "Type": "Pass", "Next": "Y" },
          ^^^
          "Y": { "Type": "Pass", "Next": "X" }
          ^^^
        }
      }`,
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Succeed" },
          "Z": { "Type": "Pass", "Next": "X" },
          "X": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsNull": true, "Next": "Z" }], "Default": "W" },
          "W": { "Type": "Pass", "Next": "W" },
          "V": { "Type": "Pass", "Next": "X" }
          ^^^
        }
      }`,
    ],
  },
  checkScope(scope, report) {
    // Without a terminal state the service does not look any further, in inner scopes too, where none is needed.
    if (!findTerminalState(scope)) return;
    for (const state of findUnreachableStates(scope)) {
      const message = `No transition leads from StartAt to "${state.name}".`;
      report({ ...getPlace(state.node), message, tags: ['unnecessary'] });
    }
  },
};
