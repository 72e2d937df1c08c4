import { checkDefinitionInSteps } from '../asl/check.ts';
import { CheckKeeper, type KeptChecks } from '../asl/kept-checks.ts';
import { buildMachineInSteps, type Machine, type MachineType } from '../asl/machine.ts';
import { type Node, walkNodes } from '../syntax/node.ts';
import { parseTreeInSteps, type Syntax, type Tree } from '../syntax/tree.ts';
import type { Finding, TextSource } from '../text/finding.ts';
import { buildLines, type Lines } from '../text/lines.ts';
import { share, type Shared, type Steps } from '../text/steps.ts';
import { checkUpdateFile } from '../update/check.ts';
import { buildUpdateFile, findTargetValue, type Target, type UpdateFile } from '../update/model.ts';
import type { UpdateContext } from '../update/rule.ts';
import { buildSentDefinitionInSteps } from '../update/sent-definition.ts';
import { listPlaceholderNames } from '../update/substitute.ts';
import { toJson } from '../update/to-json.ts';
import type { FileKind } from './file-kind.ts';

/**
 * One version of a text, with everything that is made from it. Each part is made on its first use, and once: whoever needs
 * the tree of a document takes it from here and never parses by itself.
 */
export interface Document {
  readonly uri: string;
  readonly kind: FileKind['kind'];
  readonly syntax: Syntax;
  readonly version: number;
  readonly text: string;
  readonly lines: Lines;
  readonly tree: Tree;
  /** The definition in this text, read as one of that type of state machine. */
  getMachine(type?: MachineType): Machine;
  /** The update file in this text. */
  getUpdateFile(): UpdateFile;
  getDefinitionFindings(type: MachineType): readonly Finding[];
  /** About the definition as it would be sent to a target, with the target's values. */
  getSentFindings(target: Target): readonly Finding[];
  getUpdateFindings(context: UpdateContext): readonly Finding[];
  /** Undefined where the text can't be read as a whole. */
  findPlaceholderNames(): readonly string[] | undefined;
  /** Makes the tree and the model, which every feature needs, so that what follows costs little. */
  prepare(): Steps<void>;
  /** The same findings, in steps. */
  findDefinitionFindings(type: MachineType): Steps<readonly Finding[]>;
  findSentFindings(target: Target): Steps<readonly Finding[]>;
  /** The tree for somebody who uses it later than now: from here on nobody takes it over. */
  keepTree(): Tree;
  /** For the next version of the text, which goes on with what this one has; what this one is still asked for it makes anew. */
  handOver(): Legacy | undefined;
}

/** What one version of a definition leaves to the next. */
interface Legacy {
  readonly tree: Tree;
  readonly machines: ReadonlyMap<MachineType, Machine>;
  readonly checks: ReadonlyMap<MachineType, KeptChecks>;
}

/** Where the text is a version of one that was there before, that one's parts are taken over as far as they have not changed. */
export function buildDocument(
  uri: string,
  { kind, syntax }: FileKind,
  version: number,
  text: string,
  before?: Document,
): Document {
  let lines: Lines | undefined;
  const getLines = (): Lines => (lines ??= buildLines(text));
  const source: TextSource = {
    uri,
    get lines() {
      return getLines();
    },
  };
  // Nodes of an update file are held by what is said of its definition, and YAML is read as a whole.
  let legacy = kind === 'definition' && syntax !== 'yaml' ? before?.handOver() : undefined;
  let isKept = false;
  const takeOver = (): Legacy | undefined => {
    const taken = legacy;
    legacy = undefined;
    return taken;
  };
  let parts = buildParts(text, syntax, source, takeOver);
  return {
    uri,
    kind,
    syntax,
    version,
    text,
    get lines() {
      return getLines();
    },
    get tree() {
      return parts.tree.get();
    },
    getMachine: (type = 'STANDARD') => parts.machines(type).get(),
    getUpdateFile: () => parts.getUpdateFile(),
    getDefinitionFindings: (type) => parts.definitionFindings(type).get(),
    getSentFindings: (target) => parts.sentFindings(target).get(),
    getUpdateFindings: (context) => parts.updateFindings(context),
    findPlaceholderNames: () => parts.findPlaceholderNames(),
    *prepare() {
      yield* parts.tree.steps();
      if (kind === 'definition') yield* parts.machines('STANDARD').steps();
      getLines();
    },
    findDefinitionFindings: (type) => parts.definitionFindings(type).steps(),
    findSentFindings: (target) => parts.sentFindings(target).steps(),
    keepTree() {
      isKept = true;
      return parts.tree.get();
    },
    handOver() {
      // Nobody has looked at this version yet.
      if (legacy) return takeOver();
      const tree = isKept ? undefined : parts.tree.find();
      if (!tree) return undefined;
      const { built, checks } = parts;
      parts = buildParts(text, syntax, source, () => undefined);
      return { tree, machines: built, checks };
    },
  };
}

/** What is made from a text. */
function buildParts(text: string, syntax: Syntax, source: TextSource, takeOver: () => Legacy | undefined) {
  const before = new Map<MachineType, Machine>();
  const built = new Map<MachineType, Machine>();
  const checks = new Map<MachineType, KeptChecks>();
  let updateFile: UpdateFile | undefined;
  let placeholderNames: readonly string[] | undefined;
  const tree = share(function* () {
    const legacy = takeOver();
    for (const [type, machine] of legacy?.machines ?? []) before.set(type, machine);
    for (const [type, kept] of legacy?.checks ?? []) checks.set(type, kept);
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
  const sentFindings = keepResults(toTargetKey, (target): Shared<readonly Finding[]> =>
    share(function* () {
      return (yield* buildSentDefinitionInSteps(yield* tree.steps(), target)).findings;
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
    machines,
    getUpdateFile,
    definitionFindings,
    sentFindings,
    updateFindings,
    findPlaceholderNames,
  };
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
