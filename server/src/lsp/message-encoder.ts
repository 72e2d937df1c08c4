import { type ContentTypeEncoder, LSPErrorCodes, type Message } from 'vscode-languageserver/node';
import { finish, type Steps } from '../text/steps.ts';
import type { Slices } from './slices.ts';

/** A list that is made while it is written: the outline of a large text, made at once for every key, would fill the memory. */
export class ListToWrite<T> {
  readonly items: Iterable<T>;
  /** Nobody waits for it any more, and its items can't be made. */
  readonly isStale: () => boolean;

  constructor(items: Iterable<T>, isStale: () => boolean) {
    this.items = items;
    this.isStale = isStale;
  }

  /** For connections that write messages by themselves. */
  toJSON(): readonly T[] {
    return [...this.items];
  }
}

/** Writes messages as JSON, and long ones in slices. One is written at a time, and the next one once it is sent. */
export function buildMessageEncoder(slices: Slices): ContentTypeEncoder {
  let room = Buffer.alloc(0);
  /** What `JSON.stringify` gives, in UTF-8. */
  function* encodeInSteps(message: Message): Steps<Uint8Array> {
    let text = '';
    let length = 0;
    const write = (): void => {
      const most = length + text.length * MAX_BYTES;
      if (room.length < most) room = Buffer.concat([room.subarray(0, length)], most * 2);
      length += room.write(text, length);
      text = '';
    };
    for (const piece of listMembers(message)) {
      text += piece;
      if (text.length < STEP) continue;
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

/** In characters, which are written in one step. */
const STEP = 8192;
/** Of one UTF-16 unit. */
const MAX_BYTES = 3;

interface Answer extends Message {
  readonly id?: unknown;
  readonly result?: unknown;
}

function isStale({ result }: Answer): boolean {
  return result instanceof ListToWrite && result.isStale();
}

function toRefusal({ jsonrpc, id }: Answer): Message {
  const refusal = { jsonrpc, id, error: { code: LSPErrorCodes.ContentModified, message: 'The text has changed' } };
  return refusal;
}

function* listMembers(value: object): Generator<string> {
  let before = '{';
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(name)}:`;
    yield* listPieces(member);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Objects go into one piece, but for those with lists in them. */
function* listPieces(value: unknown): Generator<string> {
  if (value instanceof ListToWrite) yield* listItems(value.items);
  else if (Array.isArray(value)) yield* listItems(value);
  else if (hasList(value)) yield* listMembers(value);
  else yield JSON.stringify(value);
}

function* listItems(items: Iterable<unknown>): Generator<string> {
  let before = '[';
  for (const item of items) {
    yield before;
    yield* listPieces(item ?? null);
    before = ',';
  }
  yield before === '[' ? '[]' : ']';
}

function hasList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  for (const name in value) {
    const member: unknown = value[name as keyof typeof value];
    if (Array.isArray(member) && member.length > 0) return true;
  }
  return false;
}
