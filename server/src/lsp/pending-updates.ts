import { randomUUID } from 'node:crypto';
import type { FileUpdate } from '../features/file-update.ts';
import type { TextEdit } from '../text/range.ts';
import { toUriKey } from '../features/uri.ts';

/** What was composed, from which texts, and what happened to them since. */
export interface PendingUpdate extends FileUpdate {
  /** By file, in their order: a place in the text that was composed is moved through these to where it is now. */
  readonly edits: ReadonlyMap<string, TextEdit[]>;
}

/** More updates than these are never under way; a client that ends none of them must not fill the memory. */
const MAX_PENDING = 50;

/** The updates between their composing and their end. */
export class PendingUpdates {
  readonly #updates = new Map<string, PendingUpdate>();

  add(update: FileUpdate): string {
    const { updateFile, definition } = update;
    const files = definition ? [updateFile, definition] : [updateFile];
    const edits = new Map(files.map(({ uri }) => [toUriKey(uri), []]));
    const id = randomUUID();
    this.#updates.set(id, { ...update, edits });
    const [oldest] = this.#updates.keys();
    if (this.#updates.size > MAX_PENDING && oldest !== undefined) this.#updates.delete(oldest);
    return id;
  }

  find(id: string): PendingUpdate | undefined {
    return this.#updates.get(id);
  }

  remove(id: string): PendingUpdate | undefined {
    const update = this.#updates.get(id);
    this.#updates.delete(id);
    return update;
  }

  recordEdits(uri: string, edits: readonly TextEdit[]): void {
    for (const update of this.#updates.values()) update.edits.get(toUriKey(uri))?.push(...edits);
  }
}
