import { checkDefinition } from '../asl/check.ts';
import { buildMachine } from '../asl/build-machine.ts';
import { findString } from '../syntax/node.ts';
import { buildValueMap } from '../syntax/string-offsets.ts';
import { parseTree, type Tree } from '../syntax/tree.ts';
import type { Finding } from '../text/finding.ts';
import type { SourceMap } from '../text/source-map.ts';
import type { UpdateFile } from './model.ts';
import { toSourceFinding } from './source-finding.ts';

/** A definition that stands as a string in a bare update file. */
export interface EmbeddedDefinition {
  readonly tree: Tree;
  /** From the definition's text to the update file's. */
  readonly map: SourceMap;
}

export function findEmbeddedDefinition(file: UpdateFile): EmbeddedDefinition | undefined {
  const node = file.shape === 'bare' ? findString(file.root, 'definition') : undefined;
  return node && { tree: parseTree(node.value, 'json'), map: buildValueMap(file.tree.text, node) };
}

/** The findings about the definition in place; the file of the same base name wins over it, where there is one. */
export function checkEmbeddedDefinition(file: UpdateFile, hasSibling: boolean): Finding[] {
  const embedded = hasSibling ? undefined : findEmbeddedDefinition(file);
  if (!embedded || embedded.tree.text === '') return [];
  return checkDefinition(buildMachine(embedded.tree)).map((finding) => toSourceFinding(embedded.map, finding));
}
