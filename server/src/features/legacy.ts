import type { CheckedText } from '../asl/checked-text.ts';
import type { KeptChecks } from '../asl/kept-checks.ts';
import type { Machine, MachineType } from '../asl/machine.ts';
import type { Tree } from '../syntax/tree.ts';

/** What one version of a definition leaves to the next. */
export interface Legacy {
  readonly tree: Tree;
  readonly machines: Inherited<MachineType, Machine>;
  readonly checks: Inherited<MachineType, KeptChecks>;
  /** By target. */
  readonly sent: Inherited<string, CheckedText>;
}

/** Versions in a row that may leave alone what they have inherited. */
const MAX_IDLE = 20;

/** Results that versions hand on. What nobody asks for is dropped after a while, for it holds on to nodes of old texts. */
export class Inherited<K, V> {
  readonly #entries = new Map<K, { value: V; idle: number }>();

  find(key: K): V | undefined {
    const entry = this.#entries.get(key);
    if (entry) entry.idle = 0;
    return entry?.value;
  }

  /** For what can be used once. */
  take(key: K): V | undefined {
    const value = this.find(key);
    this.#entries.delete(key);
    return value;
  }

  set(key: K, value: V): void {
    this.#entries.set(key, { value, idle: 0 });
  }

  values(): V[] {
    return Array.from(this.#entries.values(), ({ value }) => value);
  }

  /** For the next version; what the old one still does has no part in it. A version that did nothing does not count. */
  handOn(isUnused: boolean): Inherited<K, V> {
    const next = new Inherited<K, V>();
    for (const [key, { value, idle }] of this.#entries) {
      if (idle < MAX_IDLE) next.#entries.set(key, { value, idle: isUnused ? idle : idle + 1 });
    }
    return next;
  }
}
