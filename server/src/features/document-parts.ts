import { checkDefinitionInSteps } from '../asl/check.ts';
import type { CheckedText } from '../asl/checked-text.ts';
import { CheckKeeper, type KeptChecks } from '../asl/kept-checks.ts';
import { buildMachineInSteps } from '../asl/build-machine.ts';
import type { Machine, MachineType } from '../asl/machine.ts';
import { type Node, walkNodes } from '../syntax/node.ts';
import { parseTreeInSteps, type Syntax, type Tree } from '../syntax/tree.ts';
import type { Finding, TextSource } from '../text/finding.ts';
import { share, type Shared, type Steps } from '../text/steps.ts';
import { checkUpdateFile } from '../update/check.ts';
import { buildUpdateFile, findTargetValue, type Target, type UpdateFile } from '../update/model.ts';
import type { UpdateContext } from '../update/rule.ts';
import { buildSentDefinitionInSteps, type JsonForm, toJsonInSteps } from '../update/sent-definition.ts';
import { listPlaceholderNames } from '../update/substitute.ts';
import { toJson } from '../update/to-json.ts';
import { Inherited, type Legacy } from './legacy.ts';

/** What is made from a text, each part on its first use, from what the version before has left. */
export function buildParts(text: string, syntax: Syntax, source: TextSource, legacy: Legacy | undefined) {
  const built = legacy?.machines ?? new Inherited<MachineType, Machine>();
  const checks = legacy?.checks ?? new Inherited<MachineType, KeptChecks>();
  const sent = legacy?.sent ?? new Inherited<string, CheckedText>();
  let treeBefore = legacy?.tree;
  const takesOver = treeBefore !== undefined && syntax !== 'yaml';
  let updateFile: UpdateFile | undefined;
  let placeholderNames: readonly string[] | undefined;
  const tree = share(function* () {
    const before = treeBefore;
    treeBefore = undefined;
    return yield* parseTreeInSteps(text, syntax, before);
  });
  const getUpdateFile = (): UpdateFile => (updateFile ??= buildUpdateFile(tree.get(), source));
  const machines = keepResults(
    (type: MachineType) => type,
    (type): Shared<Machine> =>
      share(function* () {
        const machine = yield* buildMachineInSteps(yield* tree.steps(), type, built.take(type));
        built.set(type, machine);
        return machine;
      }),
  );
  const definitionFindings = keepResults(
    (type: MachineType) => type,
    (type): Shared<readonly Finding[]> =>
      share(function* () {
        const machine = yield* machines(type).steps();
        const keeper = new CheckKeeper(checks.find(type));
        const findings = yield* checkDefinitionInSteps(machine, keeper);
        checks.set(type, keeper.kept);
        return findings;
      }),
  );
  const json = share(function* () {
    return yield* toJsonInSteps(yield* tree.steps());
  });
  const findJson = (): Steps<JsonForm> => json.steps();
  const findFindings = (type: MachineType): Steps<readonly Finding[]> => definitionFindings(type).steps();
  const sentFindings = keepResults(toTargetKey, (target): Shared<readonly Finding[]> =>
    share(function* () {
      const definition = yield* tree.steps();
      const name = `${target.source?.uri} ${target.name}`;
      const lastSent = sent.take(name);
      const { findings, checked } = yield* buildSentDefinitionInSteps(definition, target, {
        findJson,
        findFindings,
        lastSent,
      });
      if (checked && measure(sent) + checked.tree.text.length <= MAX_SENT) sent.set(name, checked);
      return findings;
    }),
  );
  const updateFindings = keepResults(
    (context: UpdateContext) => JSON.stringify(context),
    (context) => checkUpdateFile(getUpdateFile(), context),
  );
  const findPlaceholderNames = (): readonly string[] | undefined =>
    tree.get().problems.length > 0 ? undefined : (placeholderNames ??= listPlaceholderNames(tree.get()));
  /** What a tree has taken over is lost if it is not finished: a few steps are mostly all that is missing. */
  const findTree = (): Tree | undefined => {
    const steps = tree.steps();
    const most = takesOver ? LAST_STEPS : 0;
    for (let count = 0; count < most && !tree.find(); count++) steps.next();
    return tree.find();
  };
  const handOver = (): Legacy | undefined => {
    // Of a version that nobody has looked at, what the one before has left is all.
    const isUnused = treeBefore !== undefined;
    const handed = treeBefore ?? findTree();
    treeBefore = undefined;
    if (!handed) return undefined;
    return {
      tree: handed,
      machines: built.handOn(isUnused),
      checks: checks.handOn(isUnused),
      sent: sent.handOn(isUnused),
    };
  };
  return {
    tree,
    machines,
    getUpdateFile,
    definitionFindings,
    sentFindings,
    updateFindings,
    findPlaceholderNames,
    handOver,
  };
}

/** They are taken while a keystroke waits. */
const LAST_STEPS = 4;

/** Of all targets together, in characters: each is a tree that stays in the memory. */
const MAX_SENT = 4 * 1_048_576;

function measure(sent: Inherited<string, CheckedText>): number {
  let length = 0;
  for (const { tree } of sent.values()) length += tree.text.length;
  return length;
}

/** All of a target that a definition's findings depend on: they also tell where its values stand. */
function toTargetKey(target: Target): string {
  const values = ['type', 'definitionSubstitutions'].map((name) => findTargetValue(target, name));
  return JSON.stringify([
    target.name,
    target.source?.uri,
    ...values.map((value) => value && [toJson(value), ...toPlaces(value, target.source)]),
  ]);
}

/** Lines, too: a line break in the place of a blank leaves every offset as it was. */
function toPlaces(node: Node, source: TextSource | undefined): number[] {
  return Array.from(walkNodes(node), ({ start }) => [start, source?.lines.toPosition(start).line ?? 0]).flat();
}

/** More targets than these nobody has; results for the values of a moment ago must not fill the memory. */
const MAX_RESULTS = 200;

function keepResults<A, R>(toKey: (argument: A) => string, make: (argument: A) => R): (argument: A) => R {
  const results = new Map<string, R>();
  return (argument) => {
    const key = toKey(argument);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = make(argument);
    results.set(key, result);
    const [oldest] = results.keys();
    if (results.size > MAX_RESULTS && oldest !== undefined) results.delete(oldest);
    return result;
  };
}
