import { buildDocument, type Document } from '../../../server/src/features/document.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';

export const json: FileKind = { kind: 'definition', syntax: 'json' };
export const yaml: FileKind = { kind: 'definition', syntax: 'yaml' };
export const updateJson: FileKind = { kind: 'update', syntax: 'jsonc' };
export const updateYaml: FileKind = { kind: 'update', syntax: 'yaml' };

const endings = { definition: '.asl.', update: '.asl.update.' };

/** A document with the cursor where the text has its `|`. */
export function parseMarked(kind: FileKind, marked: string): { document: Document; offset: number } {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error(`No cursor in ${marked}`);
  return { document: buildText(kind, marked.slice(0, offset) + marked.slice(offset + 1)), offset };
}

export function buildText(kind: FileKind, text: string): Document {
  return buildDocument(`file:///work/orders${endings[kind.kind]}${kind.syntax}`, kind, 1, text);
}
