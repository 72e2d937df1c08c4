import type { Node } from '../../syntax/node.ts';
import type { Cursor } from './cursor.ts';
import { findToken, type Token } from '../json-tokens.ts';
import type { Step } from '../slot.ts';

/** A collection that is open at some point of the text. */
interface Frame {
  readonly kind: 'object' | 'array';
  readonly start: number;
  readonly name: string | number | undefined;
  expected: 'key' | 'colon' | 'value' | 'comma';
  /** Of an object: the member's key. Of an array: the item's index. */
  key: string;
  index: number;
}

/** What is read: JSON as a whole, or a flow collection in YAML, to which `steps` lead. */
export interface JsonPart {
  readonly text: string;
  readonly syntax: 'json' | 'yaml';
  readonly start: number;
  readonly root: Node | undefined;
  readonly steps: readonly Step[];
}

/** Reads from the start of the part to the cursor, and no further: what is half typed there does not matter. */
export function findJsonCursor({ text, syntax, start, root, steps }: JsonPart, offset: number): Cursor | undefined {
  const frames: Frame[] = [];
  let last: Token | undefined;
  let token = findToken(text, start, syntax);
  while (token && token.end <= offset && !isTypedAt(text, token, offset)) {
    if (token.kind !== 'comment') {
      readToken(text, token, frames);
      last = token;
    }
    token = findToken(text, token.end, syntax);
  }
  const isInToken = token !== undefined && token.start < offset;
  // An opening quote that the cursor stands before belongs to what comes next.
  if (isInToken && token && !isScalar(token)) return undefined;
  const frame = frames.at(-1);
  if (!frame || frame.expected === 'colon') return undefined;
  const typed = isInToken ? token : undefined;
  const replaced = typed
    ? { start: typed.start, end: findTypedEnd(text, typed, offset) }
    : { start: offset, end: offset };
  const next = findToken(text, replaced.end, syntax);
  const role = frame.kind === 'object' && (frame.expected === 'key' || frame.expected === 'comma') ? 'key' : 'value';
  const path = [...steps, ...toSteps(root, frames)];
  if (role === 'value') path.push(toValueStep(frame));
  return {
    role,
    steps: path,
    replaced,
    isQuoted: typed?.kind === 'string',
    isFlow: true,
    hasColon: next?.kind === ':',
    commaAt: frame.expected === 'comma' ? last?.end : undefined,
    needsComma: next !== undefined && next.kind !== ':' && (isScalar(next) || next.kind === '{' || next.kind === '['),
    column: 0,
  };
}

function readToken(text: string, token: Token, frames: Frame[]): void {
  const frame = frames.at(-1);
  switch (token.kind) {
    case '{':
    case '[': {
      const name = frame && (frame.kind === 'array' ? frame.index : frame.key);
      if (frame) frame.expected = 'comma';
      const kind = token.kind === '{' ? 'object' : 'array';
      frames.push({ kind, start: token.start, name, expected: kind === 'object' ? 'key' : 'value', key: '', index: 0 });
      return;
    }
    case '}':
    case ']':
      // A bracket that closes nothing is a slip that is read over.
      if (frame?.kind === (token.kind === '}' ? 'object' : 'array')) frames.pop();
      return;
    case ',':
      if (!frame) return;
      frame.index++;
      frame.expected = frame.kind === 'object' ? 'key' : 'value';
      return;
    case ':':
      if (frame?.kind === 'object') frame.expected = 'value';
      return;
    case 'comment':
      return;
    case 'string':
    case 'word':
      if (!frame) return;
      if (frame.kind === 'object' && frame.expected !== 'value') {
        frame.key = readName(text.slice(token.start, token.end));
        frame.expected = 'colon';
      } else frame.expected = 'comma';
  }
}

/** The collections below the outermost one, with what the tree has for them. */
function toSteps(root: Node | undefined, frames: readonly Frame[]): Step[] {
  let node = root;
  return frames.slice(1).map(({ name = '', start }) => {
    if (node?.kind === 'array') node = node.items.find((item) => item.start === start);
    else if (node?.kind === 'object') {
      node = node.members.find(({ key, value }) => value?.start === start && key.value === name)?.value;
    }
    return { name, node };
  });
}

function toValueStep(frame: Frame): Step {
  return { name: frame.kind === 'array' ? frame.index : frame.key, node: undefined };
}

function readName(text: string): string {
  if (!text.startsWith('"')) return text.replace(/^'(.*)'$/, '$1');
  try {
    const name: unknown = JSON.parse(text);
    return typeof name === 'string' ? name : text;
  } catch {
    return text.replaceAll('"', '');
  }
}

/** Whether the cursor is at the end of what is being typed: a word, or a string that is not closed. */
function isTypedAt(text: string, token: Token, offset: number): boolean {
  if (token.end !== offset) return false;
  return token.kind === 'word' || token.kind === 'comment' || (token.kind === 'string' && !isClosed(text, token));
}

function isClosed(text: string, { start, end }: Token): boolean {
  return end - start > 1 && text[end - 1] === text[start] && text[end - 2] !== '\\';
}

function isScalar({ kind }: Token): boolean {
  return kind === 'string' || kind === 'word';
}

/**
 * Where what is being typed ends. A string that is not closed swallows what follows on its line, and a quote that seems to
 * close it is the opening one of what follows, if no separator comes after it.
 */
function findTypedEnd(text: string, token: Token, offset: number): number {
  if (token.kind !== 'string') return token.end;
  if (!isClosed(text, token)) return offset;
  const next = /^[ \t]*(.?)/.exec(text.slice(token.end, token.end + 200))?.[1] ?? '';
  return next === '' || ':,]}\r'.includes(next) ? token.end : offset;
}
