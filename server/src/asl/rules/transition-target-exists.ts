import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { replaceValue } from '../../syntax/edits.ts';
import { findValue, isWildcard, type StringNode } from '../../syntax/node.ts';
import type { Tree } from '../../syntax/tree.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import type { Scope } from '../machine.ts';
import { getPlace } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

export const transitionTargetExists: Rule = {
  code: 'transition-target-exists',
  severity: 'error',
  summary: 'StartAt, Next and Default name a state of their own scope: the machine, the branch or the processor.',
  link: DOCUMENTATION.states,
  serviceCode: 'MISSING_TRANSITION_TARGET',
  examples: {
    good: [
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Succeed" } } }',
      // A placeholder may be any state, with any name, or all of them.
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "B": ${B} } }',
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" }, "${B}": { "Type": "Succeed" } } }',
      '{ "StartAt": "A", "States": ${States} }',
      // One cause, one finding.
      `
      {
        "StartAt": "A",
        "States": { "A": null }
                         ^^^^ value-kind
      }`,
      `
      {
        "StartAt": "A",
        "States": {}
        ^^^^^^^^ value-not-empty
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Next": "Bee" },
                                         ^^^^^
          "B": { "Type": "Succeed" }
          ^^^ state-reachable
        }
      }`,
      `
      {
        "StartAt": "P",
        "States": {
          "P": {
            "Type": "Parallel",
            "Branches": [{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": "B" } } }],
                                                                                      ^^^
            "Next": "B"
          },
          "B": { "Type": "Succeed" }
        }
      }`,
      {
        syntax: 'yaml',
        text: `
        StartAt: C
        States:
          C:
            Type: Choice
            Choices:
              - { Variable: $.a, IsNull: true, Next: D }
                                                     ^
            Default: E
                     ^
          F:
          ^ state-reachable
            Type: Succeed
        `,
      },
    ],
  },
  checkScope(scope, report, { tree }) {
    const unknown = listUnknownTargets(scope);
    if (unknown.length === 0) return;
    const states = findValue(scope.node, 'States');
    // Without states there is another finding; a name that a placeholder completes may be any.
    if (states?.kind !== 'object' || states.members.length === 0) return;
    if (states.members.some(({ key }) => isWildcard(key))) return;
    // What is no state yet, or a placeholder, has its name already.
    const names = new Set(states.members.map(({ key }) => key.value));
    const missing = unknown.filter((node) => !names.has(node.value));
    missing.forEach((node, index) => reportTarget(node, scope, index < MAX_GUESSES, report, tree));
  },
};

function listUnknownTargets({ startAt, states, byName }: Scope): StringNode[] {
  const unknown: StringNode[] = [];
  if (startAt && !byName.has(startAt.value) && !isWildcard(startAt)) unknown.push(startAt);
  for (const { transitions, targets } of states) {
    for (let index = 0; index < transitions.length; index++) {
      const transition = targets[index] ? undefined : transitions[index];
      if (transition?.isSupported && !isWildcard(transition.target)) unknown.push(transition.target);
    }
  }
  return unknown;
}

/** A name is compared with those of all states, which costs too much where many are missing. */
const MAX_GUESSES = 20;

function reportTarget(target: StringNode, scope: Scope, isGuessed: boolean, report: Report, tree: Tree): void {
  const nearest = isGuessed ? findNearestName(target.value, scope.byName.keys()) : undefined;
  report({
    ...getPlace(target),
    message: `There is no state "${target.value}" ${nameScope(scope)}.${nearest ? ` Did you mean "${nearest}"?` : ''}`,
    fixes: nearest ? [{ title: `Change to "${nearest}"`, edits: [replaceValue(tree, target, nearest)] }] : [],
  });
}

function nameScope({ owner }: Scope): string {
  return owner ? `inside of "${owner.name}", and transitions can't leave it` : 'at the top level of the state machine';
}
