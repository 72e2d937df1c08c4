import { parseTreeInSteps, type Tree } from '../syntax/tree.ts';
import type { Finding } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import { checkDefinitionInSteps } from './check.ts';
import { CheckKeeper, type KeptChecks } from './kept-checks.ts';
import { buildMachineInSteps } from './build-machine.ts';
import type { Machine, MachineType } from './machine.ts';

/** A definition in JSON that was read and checked, with all that the check of the next version of the text goes on with. */
export interface CheckedText {
  readonly tree: Tree;
  readonly machine: Machine;
  readonly checks: KeptChecks;
  readonly findings: readonly Finding[];
}

/** The version of the text before may be given: what has not changed is taken over, and nobody can use it any more. */
export function* checkTextInSteps(text: string, type: MachineType, before?: CheckedText): Steps<CheckedText> {
  const tree = yield* parseTreeInSteps(text, 'json', before?.tree);
  const alike = before?.machine.type === type ? before : undefined;
  const machine = yield* buildMachineInSteps(tree, type, alike?.machine);
  const keeper = new CheckKeeper(alike?.checks);
  const findings = yield* checkDefinitionInSteps(machine, keeper);
  return { tree, machine, checks: keeper.kept, findings };
}
