/**
 * What the objects and arrays that are open hold, the innermost last. An array that shrinks gives its room back, and has to take
 * it again right after that: this one keeps it until the end.
 */
export class Pile<T> {
  count = 0;
  readonly #all: T[] = [];

  push(one: T): void {
    this.#all[this.count++] = one;
  }

  get last(): T | undefined {
    return this.count > 0 ? this.#all[this.count - 1] : undefined;
  }

  set last(one: T) {
    this.#all[this.count - 1] = one;
  }

  /** Takes off all that stands from an index on. */
  takeFrom(first: number): readonly T[] {
    if (first === this.count) return NOTHING;
    const taken = this.#all.slice(first, this.count);
    this.count = first;
    return taken;
  }
}

/** What an object or array holds until it is closed. */
export const NOTHING: readonly never[] = [];

/**
 * Of names that stand more than once, the one text that is kept: comparing it with itself costs nothing. A name takes the place of
 * one that looks like it, so that rare names cost no memory; a table by their hashes takes longer than reading them.
 */
export class NameKeeper {
  readonly #names = NO_NAMES.slice();

  find(name: string): string | undefined {
    const kept = this.#names[findPlace(name)];
    return kept === name ? kept : undefined;
  }

  keep(name: string): string {
    this.#names[findPlace(name)] = name;
    return name;
  }
}

/** A power of two. */
const PLACES = 512;
const NO_NAMES: readonly string[] = Array.from({ length: PLACES }, () => '');

function findPlace(name: string): number {
  const { length } = name;
  return (length * 67 + name.charCodeAt(0) * 31 + name.charCodeAt(length - 1)) & (PLACES - 1);
}
