import { checkDefinitionInSteps } from '../asl/check.ts';
import type { CheckedText } from '../asl/checked-text.ts';
import { CheckKeeper, type KeptChecks } from '../asl/kept-checks.ts';
import { buildMachineInSteps, type Machine, type MachineType } from '../asl/machine.ts';
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

/** What one version of a definition leaves to the next. */
export interface Legacy {
  readonly tree: Tree;
  readonly machines: ReadonlyMap<MachineType, Machine>;
  readonly checks: ReadonlyMap<MachineType, KeptChecks>;
  /** By target. */
  readonly sent: ReadonlyMap<string, CheckedText>;
}

/** What is made from a text, each part on its first use. */
export function buildParts(text: string, syntax: Syntax, source: TextSource, takeOver: () => Legacy | undefined) {
  const before = new Map<MachineType, Machine>();
  const built = new Map<MachineType, Machine>();
  const checks = new Map<MachineType, KeptChecks>();
  const sent = new Map<string, CheckedText>();
  let updateFile: UpdateFile | undefined;
  let placeholderNames: readonly string[] | undefined;
  const tree = share(function* () {
    const legacy = takeOver();
    // YAML is read as a whole, so that no state of before is found again.
    if (syntax !== 'yaml') for (const [type, machine] of legacy?.machines ?? []) before.set(type, machine);
    for (const [type, kept] of legacy?.checks ?? []) checks.set(type, kept);
    for (const [target, checked] of legacy?.sent ?? []) sent.set(target, checked);
    return yield* parseTreeInSteps(text, syntax, legacy?.tree);
  });
  const getUpdateFile = (): UpdateFile => (updateFile ??= buildUpdateFile(tree.get(), source));
  const machines = keepResults(
    (type: MachineType) => type,
    (type): Shared<Machine> =>
      share(function* () {
        const machine = yield* buildMachineInSteps(yield* tree.steps(), type, before.get(type));
        before.delete(type);
        built.set(type, machine);
        return machine;
      }),
  );
  const definitionFindings = keepResults(
    (type: MachineType) => type,
    (type): Shared<readonly Finding[]> =>
      share(function* () {
        const machine = yield* machines(type).steps();
        if (syntax === 'yaml') return yield* checkDefinitionInSteps(machine);
        const keeper = new CheckKeeper(checks.get(type));
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
      const lastSent = sent.get(name);
      sent.delete(name);
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
  return {
    tree,
    built,
    checks,
    sent,
    machines,
    getUpdateFile,
    definitionFindings,
    sentFindings,
    updateFindings,
    findPlaceholderNames,
  };
}

/** Of all targets together, in characters: each is a tree that stays in the memory. */
const MAX_SENT = 1_048_576;

function measure(sent: ReadonlyMap<string, CheckedText>): number {
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
