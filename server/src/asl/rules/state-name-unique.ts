import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { Scope, State } from '../machine.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const stateNameUnique: Rule = {
  code: 'state-name-unique',
  severity: 'error',
  summary: 'The name of a state is unique in the whole state machine, inner scopes included.',
  link: DOCUMENTATION.structure,
  serviceCode: 'DUPLICATE_STATE_NAME',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    bad: [
      `
      {
        "StartAt": "P",
        "States": {
          "P": {
            "Type": "Parallel",
            "Branches": [
              { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } },
              { "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }
                                            ^^^
            ],
            "End": true
          }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A: { Type: Pass, End: true }
          A: { Type: Succeed }
          ^
        `,
      },
    ],
  },
  checkMachine({ scopes, states }, report) {
    if (!hasRepeatedName(scopes)) return;
    const first = new Map<string, State>();
    for (const state of states) {
      const earlier = first.get(state.name);
      if (!earlier) first.set(state.name, state);
      else {
        report({
          ...getPlace(state.node),
          message: `There is a state "${state.name}" already; names are unique in the whole state machine.`,
          related: [{ start: earlier.key.start, end: earlier.key.end, message: 'The other one stands here.' }],
        });
      }
    }
  },
};

/** Nearly always there is none, and the scopes have tables of their names already. */
function hasRepeatedName([machine, ...inner]: readonly Scope[]): boolean {
  if (!machine || machine.byName.size < machine.states.length) return true;
  const names = new Set<string>();
  for (const { states } of inner) {
    for (const { name } of states) {
      if (machine.byName.has(name) || names.has(name)) return true;
      names.add(name);
    }
  }
  return false;
}
