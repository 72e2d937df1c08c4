import { checkDefinition } from '../asl/check.ts';
import { buildMachine, type Machine, type MachineType } from '../asl/machine.ts';
import { parseTree, type Syntax, type Tree } from '../syntax/tree.ts';
import type { Finding } from '../text/finding.ts';
import { buildLines, type Lines } from '../text/lines.ts';
import { checkUpdateFile } from '../update/check.ts';
import { buildUpdateFile, findTargetValue, type Target, type UpdateFile } from '../update/model.ts';
import type { UpdateContext } from '../update/rule.ts';
import { buildSentDefinition } from '../update/sent-definition.ts';
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
}

export function buildDocument(uri: string, { kind, syntax }: FileKind, version: number, text: string): Document {
  let lines: Lines | undefined;
  let tree: Tree | undefined;
  let updateFile: UpdateFile | undefined;
  const getTree = (): Tree => (tree ??= parseTree(text, syntax));
  const getMachine = keepResults(
    (type: MachineType) => type,
    (type) => buildMachine(getTree(), type),
  );
  const getUpdateFile = (): UpdateFile => (updateFile ??= buildUpdateFile(getTree()));
  return {
    uri,
    kind,
    syntax,
    version,
    text,
    get lines() {
      return (lines ??= buildLines(text));
    },
    get tree() {
      return getTree();
    },
    getMachine: (type = 'STANDARD') => getMachine(type),
    getUpdateFile,
    getDefinitionFindings: keepResults(
      (type: MachineType) => type,
      (type) => checkDefinition(getMachine(type)),
    ),
    getSentFindings: keepResults(toTargetKey, (target) => buildSentDefinition(getTree(), target).findings),
    getUpdateFindings: keepResults(
      (context: UpdateContext) => JSON.stringify(context),
      (context) => checkUpdateFile(getUpdateFile(), context),
    ),
  };
}

/** All of a target that a definition's findings depend on. */
function toTargetKey(target: Target): string {
  const values = ['type', 'definitionSubstitutions'].map((name) => findTargetValue(target, name));
  return JSON.stringify([target.name, ...values.map((value) => value && toJson(value))]);
}

function keepResults<A, R>(toKey: (argument: A) => string, make: (argument: A) => R): (argument: A) => R {
  const results = new Map<string, R>();
  return (argument) => {
    const key = toKey(argument);
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = make(argument);
    results.set(key, result);
    return result;
  };
}
