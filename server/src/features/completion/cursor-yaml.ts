import type { Node } from '../../syntax/node.ts';
import type { Cursor } from './cursor.ts';
import type { Document } from '../document.ts';
import { findSpot } from '../place.ts';
import type { Step } from '../slot.ts';

/** A key or a dash that opens a level, at its column. */
interface Entry {
  readonly column: number;
  readonly start: number;
  /** Undefined of a dash. */
  readonly key: string | undefined;
  /** The value begins on the same line. */
  readonly hasValue: boolean;
}

/** Characters of a line that are looked at: the expressions below take a time that grows with the square of its blanks. */
const MAX_LINE = 1000;

/** A line's indentation with its dashes, the key with its quotes, and what follows the colon. */
const keyLine =
  /^(\s*(?:-\s+)*)("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s"'#[\]{},:][^:#]*?(?::\S[^:#]*?)*)\s*:(?:\s+(.*))?$/;

/** Reads the lines above the cursor for what they open: by columns, since the line itself may be half typed. */
export function findYamlCursor(document: Document, offset: number): Cursor | undefined {
  const { text, lines, tree } = document;
  const { line } = lines.toPosition(offset);
  const start = lines.startOf(line);
  if (offset - start > MAX_LINE) return undefined;
  const before = text.slice(start, offset);
  const rest = text.slice(offset, Math.min(lines.startOf(line + 1), offset + MAX_LINE)).replace(/[\r\n]+$/, '');
  if (/(^|\s)#/.test(before) || isInBlockScalar(text, tree.root, offset)) return undefined;
  const lead = /^\s*(?:-\s+)*/.exec(before)?.[0] ?? '';
  const typed = before.slice(lead.length);
  const pair = /:\s/.test(before) ? keyLine.exec(before) : null;
  const shared = { isFlow: false, commaAt: undefined, needsComma: false, column: lead.length } as const;
  const opened = listDashes(lead, start);
  if (pair) {
    const [, , key = '', value = ''] = pair;
    const end = offset + (/^[^#]*?(?=\s+#|\s*$)/.exec(rest)?.[0].length ?? 0);
    const steps = findSteps(document, line, [...opened, toEntry(lead, key, start)]);
    const replaced = { start: offset - value.length, end };
    return { ...shared, role: 'value', steps, replaced, isQuoted: /^["']/.test(value), hasColon: false };
  }
  if (/:\s*$/.test(typed)) return undefined;
  const word = /^[^:]*?(?=\s*:(?:\s|$)|\s*$)/.exec(rest)?.[0] ?? '';
  const hasColon = /^\s*:(\s|$)/.test(rest.slice(word.length));
  return {
    ...shared,
    role: 'key',
    steps: findSteps(document, line, opened, lead.length),
    replaced: { start: start + lead.length, end: offset + word.length },
    isQuoted: /^["']/.test(typed),
    hasColon,
  };
}

function isInBlockScalar(text: string, root: Node | undefined, offset: number): boolean {
  const node = findSpot(root, offset)?.node;
  return node?.kind === 'string' && /[|>]/.test(text[node.start] ?? '') && offset > node.start;
}

/** The steps to what the last of the entries opens or, without one, to what a key at `column` of the line is put into. */
function findSteps(document: Document, line: number, opened: readonly Entry[], column = 0): Step[] {
  const entries = [...opened];
  let limit = entries[0]?.column ?? column;
  for (let above = line - 1; above >= 0 && (limit > 0 || isDash(entries[0])); above--) {
    for (const entry of listLine(document, above, limit)) {
      // A sequence may stand at the column of its key.
      const isKeyOfDash = entry.column === limit && isDash(entries[0]) && !isDash(entry) && !entry.hasValue;
      if (entry.column >= limit && !isKeyOfDash) continue;
      entries.unshift(entry);
      limit = entry.column;
    }
  }
  return toSteps(document.tree.root, entries);
}

function isDash(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.key === undefined;
}

/** What a line opens up to the column `limit`, the innermost first. */
function listLine({ text, lines }: Document, line: number, limit: number): Entry[] {
  const start = lines.startOf(line);
  const indent = /[^ ]/.exec(text.slice(start, start + limit + 1))?.index;
  if (indent === undefined) return [];
  const body = text.slice(start, Math.min(lines.startOf(line + 1), start + MAX_LINE)).trimEnd();
  if (body[indent] === '#') return [];
  const lead = /^\s*(?:-(?:\s+|$))*/.exec(body)?.[0] ?? '';
  const entries = listDashes(lead, start);
  const pair = keyLine.exec(body);
  if (pair) entries.push(toEntry(lead, pair[2] ?? '', start, pair[3]));
  return entries.toReversed();
}

function listDashes(lead: string, lineStart: number): Entry[] {
  return Array.from(lead.matchAll(/-/g), ({ index }) => ({
    column: index,
    start: lineStart + index,
    key: undefined,
    hasValue: false,
  }));
}

function toEntry(lead: string, key: string, lineStart: number, value = ''): Entry {
  const name = key.replace(/^(["'])(.*)\1$/, '$2');
  const hasValue = value.trim() !== '' && !/^(#|[|>&!])/.test(value.trim());
  return { column: lead.length, start: lineStart + lead.length, key: name, hasValue };
}

/** Follows the entries down the tree, as far as it has them. */
function toSteps(root: Node | undefined, entries: readonly Entry[]): Step[] {
  const steps: Step[] = [];
  let node = root;
  for (const { key, start } of entries) {
    if (key !== undefined) {
      const members = node?.kind === 'object' ? node.members : [];
      node = (
        members.find((member) => member.key.start === start) ?? members.findLast((member) => member.key.value === key)
      )?.value;
      steps.push({ name: key, node });
    } else {
      const items = node?.kind === 'array' ? node.items : [];
      const index = items.findIndex((item) => item.start > start);
      node = items[index];
      steps.push({ name: Math.max(0, index), node });
    }
  }
  return steps;
}
