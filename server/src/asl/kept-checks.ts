import type { VariableUse } from '../expressions/parsed.ts';
import { toLocation } from '../syntax/location.ts';
import type { ObjectNode } from '../syntax/node.ts';
import type { Range } from '../text/range.ts';
import type { LoneExpression } from './expression.ts';
import type { LoneElement, LoneState } from './machine.ts';
import type { Said } from './report.ts';
import type { Reported } from './rule.ts';

/** An expression that reads variables; `at` counts the elements of its state. What it says of them depends on other states. */
export interface KeptUse extends Omit<LoneExpression, 'element'> {
  readonly at: number;
  readonly variables: readonly VariableUse[];
}

/** What a check found out about a state by itself. */
export interface StateCheck {
  readonly said: readonly Said[];
  readonly uses: readonly KeptUse[];
  /** How often the JSONata library was asked. */
  readonly questions: number;
}

/** A check of a state, with all that it depends on beside the text of the state. */
interface KeptState extends StateCheck, Pick<LoneState, 'name' | 'language' | 'isDowngrade'> {
  readonly start: number;
  /** The service’s form of its place, where anything was said. */
  readonly location: string | undefined;
}

/** What is left of a check for the next one: by the nodes that the next tree takes over, since these have not changed. */
export type KeptChecks = ReadonlyMap<ObjectNode, KeptState>;

/** More findings of one state than these are made anew. */
const MAX_SAID = 20;

/** Finds what a check before has left, and leaves the same to the next one. Both are of the same type of machine. */
export class CheckKeeper {
  readonly #before: KeptChecks | undefined;
  readonly #kept = new Map<ObjectNode, KeptState>();

  constructor(before: KeptChecks | undefined) {
    this.#before = before;
  }

  get kept(): KeptChecks {
    return this.#kept;
  }

  /** What was found out about the state that the element is. */
  find({ node, state }: LoneElement): StateCheck | undefined {
    const kept = this.#before?.get(node);
    if (!kept || state?.node !== node || !isAlike(kept, state)) return undefined;
    if (kept.said.length > 0 && kept.location !== toLocation(node)) return undefined;
    const by = node.start - kept.start;
    const moved =
      by === 0 || kept.said.length === 0
        ? kept
        : { ...kept, start: node.start, said: kept.said.map((each) => moveSaid(each, by)) };
    this.#kept.set(node, moved);
    return moved;
  }

  /** Keeps it if the element is a state, and if nothing of it stands outside of that, such as at its name. */
  keep({ node, state }: LoneElement, check: StateCheck): void {
    const { said } = check;
    if (state?.node !== node || said.length > MAX_SAID) return;
    if (!said.every(({ reported }) => standsInside(reported, node))) return;
    const { name, language, isDowngrade } = state;
    const location = said.length > 0 ? toLocation(node) : undefined;
    this.#kept.set(node, { ...check, name, language, isDowngrade, start: node.start, location });
  }
}

function isAlike(kept: KeptState, { name, language, isDowngrade }: LoneState): boolean {
  return kept.name === name && kept.language === language && kept.isDowngrade === isDowngrade;
}

/** How a line ends, and what it begins with, is up to all of the text. */
const LINE_BREAK = /[\r\n]/;

function standsInside({ start, end, related = [], fixes = [] }: Reported, node: Range): boolean {
  const isInside = (range: Range): boolean => range.start >= node.start && range.end <= node.end;
  return (
    isInside({ start, end }) &&
    related.every((place) => !place.source && isInside(place)) &&
    fixes.every(({ edits }) => edits.every((edit) => isInside(edit) && !LINE_BREAK.test(edit.text)))
  );
}

function moveSaid({ rule, reported }: Said, by: number): Said {
  const move = <T extends Range>(range: T): T => ({ ...range, start: range.start + by, end: range.end + by });
  const { related, fixes } = reported;
  const moved: Reported = {
    ...move(reported),
    ...(related && { related: related.map(move) }),
    ...(fixes && { fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(move) })) }),
  };
  return { rule, reported: moved };
}
