import { toOneLine } from '../../text/one-line.ts';
import type { MachineChange } from './comparison.ts';

/** More lines than these nobody reads; the diff shows the rest. */
const MAX_CHANGES = 200;
const LONGEST_NAME = 80;

/** Collects the lines about a definition. Those that are too many are counted and not written. */
export class Changes {
  readonly #lines: MachineChange[] = [];
  #more = 0;
  #lastPart: MachineChange['part'] = 'machine';

  add(part: MachineChange['part'], write: () => string): void {
    if (this.#lines.length < MAX_CHANGES) this.#lines.push({ part, text: write() });
    else {
      this.#more++;
      this.#lastPart = part;
    }
  }

  get count(): number {
    return this.#lines.length + this.#more;
  }

  list(): MachineChange[] {
    if (this.#more === 0) return [...this.#lines];
    return [...this.#lines, { part: this.#lastPart, text: `and ${this.#more} more in the definition` }];
  }
}

/** Where a state or a scope is: the names of the states and branches around it, and its own. */
export type Path = readonly string[];

export function writePath(path: Path): string {
  return path.map(writeName).join(' › ');
}

export function writeName(name: string): string {
  return toOneLine(name, LONGEST_NAME);
}
