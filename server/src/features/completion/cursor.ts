import { findSpot } from '../place.ts';
import type { Document } from '../document.ts';
import { findJsonCursor } from './cursor-json.ts';
import { findYamlCursor } from './cursor-yaml.ts';
import { listSteps, type Step } from '../slot.ts';
import type { Range } from '../../text/range.ts';

/** What could be typed at an offset, as the text before it says: the text after it may not be written yet. */
export interface Cursor {
  /** A key of an object, or a value: of the last step of `steps`. */
  readonly role: 'key' | 'value';
  /** From the root to the object whose key, or to the value, that stands or would stand here. */
  readonly steps: readonly Step[];
  /** What is replaced: the key or scalar that is there, or nothing. */
  readonly replaced: Range;
  /** It begins with a quote. */
  readonly isQuoted: boolean;
  /** Text is written as in JSON here: also in the flow collections of YAML. */
  readonly isFlow: boolean;
  /** Of a key: its colon is there. */
  readonly hasColon: boolean;
  /** Where a comma is missing between what stands before and what comes in. */
  readonly commaAt: number | undefined;
  /** A comma has to follow, for more follows. */
  readonly needsComma: boolean;
  /** In YAML: the column of the key, which is where lines that follow it begin. */
  readonly column: number;
}

/** Undefined where nothing of ours can be typed: in comments, or between a key and its colon. */
export function findCursor(document: Document, offset: number): Cursor | undefined {
  const { syntax, text, tree } = document;
  if (syntax !== 'yaml') return findJsonCursor({ text, syntax: 'json', start: 0, root: tree.root, steps: [] }, offset);
  for (let node = findSpot(tree.root, offset)?.node; node; node = node.parent) {
    const isFlow = (node.kind === 'object' || node.kind === 'array') && /[[{]/.test(text[node.start] ?? '');
    const isInside = node.start < offset && (offset < node.end || !/[\]}]/.test(text[node.end - 1] ?? ''));
    if (!isFlow || !isInside) continue;
    let outermost = node;
    while (outermost.parent && /[[{]/.test(text[outermost.parent.start] ?? '')) outermost = outermost.parent;
    const steps = listSteps(outermost);
    return findJsonCursor({ text, syntax, start: outermost.start, root: outermost, steps }, offset);
  }
  return findYamlCursor(document, offset);
}
