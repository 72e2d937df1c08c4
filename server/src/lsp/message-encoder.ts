import { type ContentTypeEncoder, LSPErrorCodes, type Message } from 'vscode-languageserver/node';
import { finish, type Steps } from '../text/steps.ts';
import type { Slices } from './slices.ts';

/**
 * A list that is made while it is written: the outline of a large text, made at once for every key, would fill the memory. Where
 * much is looked through for an item, undefined stands for a stop on the way, and not for an item.
 */
export class ListToWrite<T> {
  readonly make: () => Iterable<T | undefined>;
  /** Nobody waits for it any more, and its items can't be made. */
  readonly isStale: () => boolean;

  constructor(make: () => Iterable<T | undefined>, isStale: () => boolean) {
    this.make = make;
    this.isStale = isStale;
  }

  /** For connections that write messages by themselves. */
  toJSON(): readonly T[] {
    return this.isStale() ? [] : Array.from(this.make()).filter((item) => item !== undefined);
  }
}

/**
 * Writes messages as JSON, and long ones in slices. They share one buffer, for a connection that asks for the next message when
 * the one before is sent, over a stream that needs a chunk no longer than until it calls back.
 */
export function buildMessageEncoder(slices: Slices): ContentTypeEncoder {
  let room = Buffer.alloc(0);
  /** What `JSON.stringify` gives, in UTF-8. */
  function* encodeInSteps(message: Message): Steps<Uint8Array> {
    if (room.length > MAX_KEPT) room = Buffer.alloc(0);
    let text = '';
    let length = 0;
    const write = (): void => {
      const needed = length + Buffer.byteLength(text);
      if (room.length < needed) room = Buffer.concat([room.subarray(0, length)], Math.ceil(needed * GROWTH));
      length += room.write(text, length);
      text = '';
    };
    for (const piece of listMembers(message)) {
      text += piece;
      if (piece !== STOP && text.length < STEP) continue;
      write();
      yield;
    }
    write();
    return room.subarray(0, length);
  }
  return {
    name: 'application/json',
    async encode(message) {
      const steps = encodeInSteps(isStale(message) ? toRefusal(message) : message);
      const { done, value } = steps.next();
      if (done) return value;
      const encoded = await slices.run(steps, () => isStale(message));
      return encoded ? encoded.value : finish(encodeInSteps(toRefusal(message)));
    },
  };
}

/** In bytes: the buffer of a longer message is let go. */
const MAX_KEPT = 4 * 1_048_576;
const GROWTH = 1.5;
/** In characters, which are written in one step. */
const STEP = 8192;
/** A piece that says nothing: what follows is written in a step of its own. */
const STOP = '';

interface Answer extends Message {
  readonly id?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

function isStale({ result }: Answer): boolean {
  return result instanceof ListToWrite && result.isStale();
}

function toRefusal({ jsonrpc, id }: Answer): Answer {
  return { jsonrpc, id, error: { code: LSPErrorCodes.ContentModified, message: 'The text has changed' } };
}

function* listMembers(value: object): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (!isJson(member)) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* listPieces(member);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Objects go into one piece, but for those with lists in them. */
function* listPieces(value: unknown): Generator<string> {
  if (value instanceof ListToWrite) yield* listItems(value.make(), true);
  else if (Array.isArray(value)) yield* listItems(value, false);
  else if (hasList(value)) yield* listMembers(value);
  else yield toJson(value) ?? 'null';
}

function* listItems(items: Iterable<unknown>, hasStops: boolean): Generator<string> {
  let before = '[';
  for (const item of items) {
    if (hasStops && item === undefined) yield STOP;
    else {
      yield before;
      yield* listPieces(isJson(item) ? item : null);
      before = ',';
    }
  }
  yield before === '[' ? '[]' : ']';
}

function isJson(value: unknown): boolean {
  return value !== undefined && typeof value !== 'function' && typeof value !== 'symbol';
}

/** One that says itself how it is written stays whole. */
function hasList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return false;
  for (const name in value) {
    const member: unknown = value[name as keyof typeof value];
    if ((Array.isArray(member) && member.length > 0) || member instanceof ListToWrite) return true;
  }
  return false;
}

/** Undefined of an object whose `toJSON` gives nothing: the library's type does not say so. */
function toJson(value: unknown): string | undefined {
  return JSON.stringify(value);
}
