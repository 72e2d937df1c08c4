import { checkDefinitionInSteps } from '../asl/check.ts';
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
}

export function buildDocument(uri: string, { kind, syntax }: FileKind, version: number, text: string): Document {
  let lines: Lines | undefined;
  let updateFile: UpdateFile | undefined;
  let placeholderNames: readonly string[] | undefined;
  const tree = share(() => parseTreeInSteps(text, syntax));
  const getLines = (): Lines => (lines ??= buildLines(text));
  const source: TextSource = {
    uri,
    get lines() {
      return getLines();
    },
  };
  const getUpdateFile = (): UpdateFile => (updateFile ??= buildUpdateFile(tree.get(), source));
  const machines = keepResults(
    (type: MachineType) => type,
    (type): Shared<Machine> =>
      share(function* () {
        return yield* buildMachineInSteps(yield* tree.steps(), type);
      }),
  );
  const definitionFindings = keepResults(
    (type: MachineType) => type,
    (type): Shared<readonly Finding[]> =>
      share(function* () {
        return yield* checkDefinitionInSteps(yield* machines(type).steps());
      }),
  );
  const sentFindings = keepResults(toTargetKey, (target): Shared<readonly Finding[]> =>
    share(function* () {
      return (yield* buildSentDefinitionInSteps(yield* tree.steps(), target)).findings;
    }),
  );
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
      return tree.get();
    },
    getMachine: (type = 'STANDARD') => machines(type).get(),
    getUpdateFile,
    getDefinitionFindings: (type) => definitionFindings(type).get(),
    getSentFindings: (target) => sentFindings(target).get(),
    getUpdateFindings: keepResults(
      (context: UpdateContext) => JSON.stringify(context),
      (context) => checkUpdateFile(getUpdateFile(), context),
    ),
    findPlaceholderNames: () =>
      tree.get().problems.length > 0 ? undefined : (placeholderNames ??= listPlaceholderNames(tree.get())),
    *prepare() {
      yield* tree.steps();
      if (kind === 'definition') yield* machines('STANDARD').steps();
      getLines();
    },
    findDefinitionFindings: (type) => definitionFindings(type).steps(),
    findSentFindings: (target) => sentFindings(target).steps(),
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
