import type { Fault } from '../../../endpoint/src/main.ts';
import type { Random } from '../../fuzz/random.ts';
import { fail } from '../cases.ts';
import { ARN } from '../workspace.ts';

const UPDATE = 'UpdateStateMachine';
const DESCRIBE = 'DescribeStateMachine';
const PAGE = { text: '<html>Sign in</html>', status: 200 };

/** What goes wrong with a save or an update: the faults of one, by how often they come. */
const TROUBLES: readonly (readonly [weight: number, build: (random: Random, theirs: string) => readonly Fault[]])[] = [
  [60, () => []],
  [3, (random) => [fail(UPDATE, 'ThrottlingException', 1 + random.below(2))]],
  [1, () => [fail(UPDATE, 'ThrottlingException')]],
  [2, () => [fail(UPDATE, 'ConflictException', 1)]],
  [2, (_, theirs) => [{ ...fail(UPDATE, 'ConflictException', 1), ...updateBetween(theirs) }]],
  [2, (_, theirs) => [{ ...fail(UPDATE, 'ThrottlingException', 1), ...updateBetween(theirs) }]],
  [2, () => [fail(UPDATE, 'InvalidDefinition', 1)]],
  [1, () => [fail(UPDATE, 'AccessDeniedException', 1)]],
  [1, () => [fail(UPDATE, 'ServiceUnavailable', 1)]],
  [3, () => [{ operation: UPDATE, reset: 'before' }]],
  [3, () => [{ operation: UPDATE, reset: 'after' }]],
  [1, (_, theirs) => [{ operation: UPDATE, reset: 'before', ...updateBetween(theirs) }]],
  [1, (_, theirs) => [{ operation: UPDATE, reset: 'after', ...updateBetween(theirs) }]],
  [2, () => [{ operation: UPDATE, body: PAGE }]],
  [2, (random) => [{ operation: UPDATE, delayMilliseconds: 1 + random.below(30) }]],
  [1, () => [fail('GetCallerIdentity', 'ExpiredTokenException', 1)]],
  [1, () => [fail(DESCRIBE, 'ThrottlingException')]],
  [1, () => [fail(DESCRIBE, 'AccessDeniedException', 1)]],
  [2, () => [{ operation: DESCRIBE, reset: 'after', times: 2 }]],
  [1, () => [fail('ListTagsForResource', 'AccessDeniedException', 1)]],
  [1, (_, theirs) => [buildEarlyUpdate(theirs)]],
  // The answer is lost, and the machine can't be read then.
  [
    1,
    () => [
      { operation: DESCRIBE, delayMilliseconds: 1 },
      { operation: UPDATE, reset: 'after' },
      fail(DESCRIBE, 'AccessDeniedException'),
    ],
  ],
];

function updateBetween(definition: string): Pick<Fault, 'afterwards'> {
  return { afterwards: { operation: UPDATE, input: { stateMachineArn: ARN, definition } } };
}

/** A colleague updates after the first look: while a person is asked, or right before a save, where nobody can see it. */
export function buildEarlyUpdate(theirs: string): Fault {
  return { operation: 'ListTagsForResource', ...updateBetween(theirs) };
}

export function pickTrouble(random: Random, theirs: string): readonly Fault[] {
  let left = random.next() * TROUBLES.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, build] of TROUBLES) {
    left -= weight;
    if (left < 0) return build(random, theirs);
  }
  return [];
}
