import type { Machine, State } from '../asl/machine.ts';
import type { StringNode } from '../syntax/node.ts';

/** The state that a StartAt, Next or Default leads to, which is one of its own scope. */
export function findTarget(machine: Machine, node: StringNode): State | undefined {
  for (const scope of machine.scopes) if (scope.startAt === node) return scope.byName.get(node.value);
  for (const { scope, transitions } of machine.states) {
    if (transitions.some(({ target }) => target === node)) return scope.byName.get(node.value);
  }
  return undefined;
}
