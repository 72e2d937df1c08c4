import type { Machine, MachineType } from '../asl/machine.ts';
import type { Syntax, Tree } from '../syntax/tree.ts';
import type { Finding, TextSource } from '../text/finding.ts';
import { buildLines, type Lines } from '../text/lines.ts';
import type { Steps } from '../text/steps.ts';
import type { Target, UpdateFile } from '../update/model.ts';
import type { UpdateContext } from '../update/rule.ts';
import { buildParts } from './document-parts.ts';
import type { FileKind } from './file-kind.ts';
import type { Legacy } from './legacy.ts';

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
  /** The lines of this text or, if nobody has asked for them, of one before. */
  findLines(): Lines | undefined;
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

/** Where the text is a version of one that was there before, that one's parts are taken over as far as they have not changed. */
export function buildDocument(
  uri: string,
  { kind, syntax }: FileKind,
  version: number,
  text: string,
  before?: Document,
): Document {
  let lines: Lines | undefined;
  let linesBefore = before?.findLines();
  const getLines = (): Lines => {
    lines ??= linesBefore?.update(text) ?? buildLines(text);
    linesBefore = undefined;
    return lines;
  };
  const source: TextSource = {
    uri,
    get lines() {
      return getLines();
    },
  };
  // Nodes of an update file are held by what is said of its definition.
  let parts = buildParts(text, syntax, source, kind === 'definition' ? before?.handOver() : undefined);
  let isKept = false;
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
    findLines: () => lines ?? linesBefore,
    *prepare() {
      yield* parts.tree.steps();
      if (kind === 'definition') yield* parts.machines('STANDARD').steps();
      yield;
      getLines();
    },
    findDefinitionFindings: (type) => parts.definitionFindings(type).steps(),
    findSentFindings: (target) => parts.sentFindings(target).steps(),
    keepTree() {
      isKept = true;
      return parts.tree.get();
    },
    handOver() {
      const legacy = isKept ? undefined : parts.handOver();
      if (legacy) parts = buildParts(text, syntax, source, undefined);
      return legacy;
    },
  };
}
