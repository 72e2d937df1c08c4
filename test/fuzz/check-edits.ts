import { deepEqual } from 'node:assert/strict';
import {
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol/node';
import { buildLines } from '../../server/src/text/lines.ts';
import { applyEdits, type TextEdit } from '../../server/src/text/range.ts';
import type { Client } from '../protocol/client.ts';
import { toUri } from './check-text.ts';
import { Fault } from './invariants.ts';
import type { Input } from './input.ts';
import { makeEdit } from './mutate.ts';
import type { Random } from './random.ts';

/** In milliseconds, for all answers about one text, on a busy machine. */
const LIMIT = 10_000;

const LONE_RETURN = /\r(?!\n)/g;

/** Two servers: one hears of every edit, the other gets the text that comes out. */
export interface Servers {
  readonly edited: Client;
  readonly fresh: Client;
}

/** Edits a text in one server, and compares what both say about it after every few edits. Gives the number of edits. */
export async function checkIncrementally(servers: Servers, random: Random, { language, text }: Input): Promise<number> {
  const { edited, fresh } = servers;
  // A name of its own: a text that was closed a moment ago is looked for on the disk in the background.
  const uri = toUri(language, `edited-${random.below(2 ** 31)}`);
  let current = text;
  let count = 0;
  current = current.replaceAll(LONE_RETURN, '');
  await edited.open(uri, current, language);
  for (let round = 0; round < 4; round++) {
    for (let notice = 0; notice < 3; notice++) {
      const changes: TextDocumentContentChangeEvent[] = random.list(1, 2, () => {
        const edit = toEditorEdit(makeEdit(random, current), current);
        const lines = buildLines(current);
        current = applyEdits(current, [edit]);
        return { range: { start: lines.toPosition(edit.start), end: lines.toPosition(edit.end) }, text: edit.text };
      });
      count += changes.length;
      await edited.change(uri, ...changes);
      // Answers that nobody waits for, so that the next edit comes while one is made.
      if (random.chance(0.3)) edited.pull(uri).catch(() => undefined);
    }
    await fresh.open(uri, current, language);
    await compare(servers, uri, { language, text: current });
    await fresh.close(uri);
  }
  await edited.close(uri);
  for (const { logged, process } of [edited, fresh]) {
    if (process.exitCode !== null) throw new Fault(`the server ended with ${process.exitCode}`);
    if (logged.length > 0) throw new Fault(`the server logged ${logged.splice(0).join('; ')}`);
  }
  return count;
}

/** In an editor nothing stands between a carriage return and its line feed, and none is alone. */
function toEditorEdit({ start, end, text }: TextEdit, current: string): TextEdit {
  const splits = (at: number): boolean => current[at - 1] === '\r' && current[at] === '\n';
  return {
    start: splits(start) ? start - 1 : start,
    end: splits(end) ? end + (end > start ? 1 : -1) : end,
    text: text.replaceAll(LONE_RETURN, ''),
  };
}

async function compare({ edited, fresh }: Servers, uri: string, { text }: Input): Promise<void> {
  const ask = async (client: Client): Promise<unknown[]> =>
    Promise.all([
      pullUntilAnswered(client, uri),
      client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri } }),
      client.connection.sendRequest(FoldingRangeRequest.type, { textDocument: { uri } }),
    ]);
  const [ours, theirs] = await withLimit(Promise.all([ask(edited), ask(fresh)]), text);
  try {
    deepEqual(ours, theirs);
  } catch (error) {
    throw new Fault(
      `after edits that lead to ${JSON.stringify(text)} the server says something else: ${String(error)}`,
    );
  }
}

/** A server may ask to be asked again. */
async function pullUntilAnswered(client: Client, uri: string): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    try {
      return await client.pull(uri);
    } catch (error) {
      if (tries === 5) throw error;
    }
  }
}

async function withLimit<T>(answer: Promise<T>, text: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Fault(`no answer within ${LIMIT} ms about ${JSON.stringify(text)}`)), LIMIT);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
