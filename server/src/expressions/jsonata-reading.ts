import type { Range } from '../text/range.ts';
import { readToken, type Token } from './jsonata-tokens.ts';
import type { VariableUse } from './parsed.ts';

export interface NamedRange extends Range {
  readonly name: string;
}

/** `$name(…)`. The range is that of the name, the `$` included. */
export interface JsonataCall extends VariableUse {
  readonly argumentCount: number;
  /** `x ~> $name(…)` gives x as a first argument. */
  readonly isChained: boolean;
  /** Some arguments are question marks: what comes of it is a function. */
  readonly isPartial: boolean;
}

/** What is read of an expression. Offsets count from the start of the text. */
export interface JsonataReading {
  /** Where it could not be read any further. */
  readonly failure: Token | undefined;
  readonly isTooDeep: boolean;
  /** False where it holds something rare, about which this reader knows less than the library. */
  readonly isCertain: boolean;
  readonly tokenCount: number;
  /** Names that are read from the context that an expression begins with, which is none: `name`, `$`; and `$$` anywhere. */
  readonly references: readonly NamedRange[];
  /** Variables that the expression itself does not bind, calls left out. */
  readonly variables: readonly VariableUse[];
  readonly calls: readonly JsonataCall[];
  /** `$states.name`, the `$states.` included in the range. */
  readonly stateFields: readonly NamedRange[];
}

export interface Use extends VariableUse {
  /** Read when a function is called, which may be after more has been bound. */
  readonly isDeferred: boolean;
  call: { argumentCount: number; isChained: boolean; isPartial: boolean } | undefined;
}

/** What was just read, as far as the operator behind it cares. */
export interface Operand {
  readonly kind: 'name' | 'variable' | 'string' | 'literal' | 'group' | 'other';
  readonly token: Token;
  readonly use?: Use | undefined;
}

/** The names that are bound in it; most expressions bind none. */
interface Frame {
  bound: Set<string> | undefined;
}

export interface Reader {
  readonly text: string;
  readonly end: number;
  token: Token;
  failure: Token | undefined;
  isTooDeep: boolean;
  isCertain: boolean;
  tokenCount: number;
  depth: number;
  functionDepth: number;
  groupCount: number;
  /** What is bound in each block and function around, and in the whole expression, which is the first. */
  readonly frames: Frame[];
  /** In how many of the frames a name is bound. */
  boundCounts: Map<string, number> | undefined;
  readonly uses: Use[];
  readonly references: NamedRange[];
  readonly stateFields: NamedRange[];
}

export function startReader(text: string, start: number, end: number): Reader {
  const token = readToken(text, start, end, true);
  return {
    text,
    end,
    token,
    failure: undefined,
    isTooDeep: false,
    isCertain: true,
    tokenCount: 0,
    depth: 0,
    functionDepth: 0,
    groupCount: 0,
    frames: [],
    boundCounts: undefined,
    uses: [],
    references: [],
    stateFields: [],
  };
}

export function toReading(reader: Reader): JsonataReading {
  const { failure, isTooDeep, isCertain, tokenCount, references, stateFields, uses } = reader;
  const variables: VariableUse[] = [];
  const calls: JsonataCall[] = [];
  for (const { name, start, end, call } of uses) {
    if (!call) variables.push({ name, start, end });
    else {
      const { argumentCount, isChained, isPartial } = call;
      calls.push({ name, start, end, argumentCount, isChained, isPartial });
    }
  }
  return { failure, isTooDeep, isCertain, tokenCount, references, variables, calls, stateFields };
}

/** What follows is read as the end, so that all that is open comes to its end too. */
export function fail(reader: Reader, token = reader.token): void {
  reader.failure ??= token;
  reader.token = { kind: 'end', text: '', start: reader.end, end: reader.end };
}

/** A regular expression may follow an operator, and a slash divides what follows an operand. */
export function advance(reader: Reader, takesRegex: boolean): Token {
  const { token } = reader;
  if (token.kind !== 'end') {
    reader.tokenCount++;
    reader.token = readToken(reader.text, token.end, reader.end, takesRegex);
  }
  return token;
}

export function isAt({ token }: Reader, operator: string): boolean {
  return token.kind === 'operator' && token.text === operator;
}

export function accept(reader: Reader, operator: string, takesRegex = true): boolean {
  const found = isAt(reader, operator);
  if (found) advance(reader, takesRegex);
  return found;
}

export function expect(reader: Reader, operator: string, takesRegex = true): void {
  if (!accept(reader, operator, takesRegex)) fail(reader);
}

export function bind(reader: Reader, operand: Operand): void {
  const { kind, token } = operand;
  const frame = reader.frames.at(-1);
  if (kind !== 'variable' || !frame) return fail(reader, token);
  forgetUse(reader, operand);
  frame.bound ??= new Set();
  if (frame.bound.has(token.text)) return;
  frame.bound.add(token.text);
  reader.boundCounts ??= new Map();
  reader.boundCounts.set(token.text, (reader.boundCounts.get(token.text) ?? 0) + 1);
}

/** What was just read is where a variable is bound, and no use of it. */
export function forgetUse({ uses }: Reader, { use }: Operand): void {
  if (use && uses.at(-1) === use) uses.pop();
}

/** At the end of a frame it is known what the functions that were written in it see. */
export function inFrame(reader: Reader, read: () => void): void {
  const { frames, uses } = reader;
  const frame: Frame = { bound: undefined };
  const firstUse = uses.length;
  frames.push(frame);
  read();
  frames.pop();
  const { bound } = frame;
  const { boundCounts } = reader;
  if (!bound || !boundCounts) return;
  for (const name of bound) boundCounts.set(name, (boundCounts.get(name) ?? 1) - 1);
  const inside = uses.splice(firstUse);
  for (const use of inside) if (!use.isDeferred || !bound.has(use.name)) uses.push(use);
}
