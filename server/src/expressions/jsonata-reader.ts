import {
  accept,
  advance,
  bind,
  expect,
  fail,
  forgetUse,
  inFrame,
  isAt,
  type JsonataReading,
  type Operand,
  type Reader,
  startReader,
  toReading,
  type Use,
} from './jsonata-reading.ts';
import type { Token } from './jsonata-tokens.ts';

/** Far more than anybody writes, and far less than would exhaust the stack, here or in the library. */
const MAX_DEPTH = 250;

/** How tightly an operator binds to what stands before it. One that is not listed ends the operand. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  '[': 80,
  '(': 80,
  '@': 80,
  '#': 80,
  '.': 75,
  '{': 70,
  '*': 60,
  '/': 60,
  '%': 60,
  '+': 50,
  '-': 50,
  '&': 50,
  '=': 40,
  '<': 40,
  '>': 40,
  '^': 40,
  '!=': 40,
  '<=': 40,
  '>=': 40,
  '~>': 40,
  in: 40,
  and: 30,
  or: 25,
  '?': 20,
  ':=': 10,
};
const STEP_PRECEDENCE = 75;
const NEGATION_PRECEDENCE = 70;
/** One less than its own: what is bound may itself bind. */
const BINDING_PRECEDENCE = 9;

/**
 * Reads an expression in one pass. A name is a reference to the context where `isTop` says that nothing has been entered yet:
 * steps behind a dot, predicates, sort terms and groups have a context of their own, a function's body has that of its place.
 */
export function readJsonata(text: string, start: number, end: number): JsonataReading {
  const reader = startReader(text, start, end);
  inFrame(reader, () => void readExpression(reader, 0, true));
  if (reader.token.kind !== 'end') fail(reader);
  return toReading(reader);
}

function readExpression(reader: Reader, precedence: number, isTop: boolean): Operand {
  const token = reader.token;
  if (reader.depth >= MAX_DEPTH) {
    reader.isTooDeep = true;
    fail(reader);
    return { kind: 'other', token };
  }
  reader.depth++;
  let operand = readOperand(reader, advance(reader, false), isTop);
  for (;;) {
    const { kind, text } = reader.token;
    if (kind !== 'operator' || (PRECEDENCE[text] ?? 0) <= precedence) break;
    operand = readOperation(reader, advance(reader, true), operand, isTop);
  }
  reader.depth--;
  return operand;
}

function readOperand(reader: Reader, token: Token, isTop: boolean): Operand {
  const { kind, text } = token;
  if (kind === 'name') {
    const isFunction = (text === 'function' || text === 'λ') && isAt(reader, '(');
    if (isTop && !isFunction) reader.references.push({ name: text, start: token.start, end: token.end });
    return { kind, token };
  }
  if (kind === 'variable') return readVariable(reader, token, isTop);
  if (kind === 'number' || kind === 'value') return { kind: 'literal', token };
  if (kind === 'string') return { kind, token };
  if (kind === 'operator') return readPrefix(reader, token, isTop);
  if (kind === 'end' || kind === 'unreadable') fail(reader, token);
  return { kind: 'other', token };
}

function readVariable(reader: Reader, token: Token, isTop: boolean): Operand {
  const { text: name, start, end } = token;
  if (name === '' || name === '$') {
    if (isTop || name === '$') reader.references.push({ name: `$${name}`, start, end });
    return { kind: 'variable', token };
  }
  const isBound = (reader.boundCounts?.get(name) ?? 0) > 0;
  const use: Use = { name, start, end, isDeferred: reader.functionDepth > 0, call: undefined };
  if (!isBound) reader.uses.push(use);
  return { kind: 'variable', token, use };
}

function readPrefix(reader: Reader, token: Token, isTop: boolean): Operand {
  switch (token.text) {
    case '-': {
      const { kind } = readExpression(reader, NEGATION_PRECEDENCE, isTop);
      return { kind: kind === 'literal' ? kind : 'other', token };
    }
    case '(':
      inFrame(reader, () => {
        while (!isAt(reader, ')') && reader.token.kind !== 'end') {
          readExpression(reader, 0, isTop);
          if (!accept(reader, ';')) break;
        }
        expect(reader, ')', false);
      });
      break;
    case '[':
      if (!isAt(reader, ']')) {
        do {
          readExpression(reader, 0, isTop);
          if (accept(reader, '..')) readExpression(reader, 0, isTop);
        } while (accept(reader, ','));
      }
      expect(reader, ']', false);
      break;
    case '{':
      readPairs(reader, isTop);
      break;
    case '|':
      readExpression(reader, 0, false);
      expect(reader, '|');
      readExpression(reader, 0, false);
      if (accept(reader, ',')) readExpression(reader, 0, false);
      expect(reader, '|');
      break;
    case '*':
    case '**':
      break;
    case 'and':
    case 'or':
    case 'in':
      // Where an operand is due, these are names.
      if (isTop) reader.references.push({ name: token.text, start: token.start, end: token.end });
      reader.isCertain = false;
      break;
    case '%':
      reader.isCertain = false;
      break;
    default:
      fail(reader, token);
  }
  return { kind: 'other', token };
}

function readPairs(reader: Reader, isTop: boolean): void {
  if (!isAt(reader, '}')) {
    do {
      readExpression(reader, 0, isTop);
      expect(reader, ':');
      readExpression(reader, 0, isTop);
    } while (accept(reader, ','));
  }
  expect(reader, '}', false);
}

function readOperation(reader: Reader, { text: operator }: Token, left: Operand, isTop: boolean): Operand {
  const { token } = left;
  const other: Operand = { kind: 'other', token };
  switch (operator) {
    case '.': {
      const right = readExpression(reader, STEP_PRECEDENCE, false);
      if (left.kind === 'literal' || right.kind === 'literal') reader.isCertain = false;
      // Beside a dot a string is a name.
      if (isTop && left.kind === 'string') {
        reader.references.push({ name: token.text, start: token.start, end: token.end });
      }
      const isName = right.token.kind === 'name' || right.token.kind === 'string';
      if (isName && left.kind === 'variable' && left.use?.name === 'states') {
        reader.stateFields.push({ name: right.token.text, start: token.start, end: right.token.end });
      }
      return other;
    }
    case '[':
      if (left.kind === 'group') reader.isCertain = false;
      if (accept(reader, ']')) return left;
      readExpression(reader, 0, false);
      expect(reader, ']', false);
      // What is called stays a call, as far as ~> in front of it cares.
      return left.kind === 'literal' ? left : { ...other, use: left.use?.call && left.use };
    case '(':
      return readCall(reader, left, isTop);
    case '{':
      if (++reader.groupCount > 1) reader.isCertain = false;
      readPairs(reader, false);
      return { kind: 'group', token, use: left.use?.call && left.use };
    case '^':
      expect(reader, '(');
      do {
        if (!accept(reader, '<')) accept(reader, '>');
        readExpression(reader, 0, false);
      } while (accept(reader, ','));
      expect(reader, ')');
      return other;
    case '@':
    case '#':
      reader.isCertain = false;
      bind(reader, readExpression(reader, 80, false));
      return other;
    case '?':
      readExpression(reader, 0, isTop);
      if (accept(reader, ':')) readExpression(reader, 0, isTop);
      return other;
    case ':=':
      return readBinding(reader, left, isTop);
    case '~>': {
      const { use } = readExpression(reader, 40, isTop);
      if (use?.call) use.call.isChained = true;
      return other;
    }
    default:
      readExpression(reader, PRECEDENCE[operator] ?? 0, isTop);
      return other;
  }
}

/** A function may call itself, so that it sees its own name; any other value is read before there is one. */
function readBinding(reader: Reader, left: Operand, isTop: boolean): Operand {
  if (left.kind !== 'variable') {
    fail(reader, left.token);
    return left;
  }
  forgetUse(reader, left);
  readExpression(reader, BINDING_PRECEDENCE, isTop);
  bind(reader, left);
  return { kind: 'other', token: left.token };
}

function readCall(reader: Reader, left: Operand, isTop: boolean): Operand {
  const { token, use } = left;
  const isFunction = left.kind === 'name' && (token.text === 'function' || token.text === 'λ');
  if (isFunction) {
    inFrame(reader, () => readFunction(reader, isTop));
    return { kind: 'other', token };
  }
  let argumentCount = 0;
  let isPartial = false;
  if (!isAt(reader, ')')) {
    do {
      if (accept(reader, '?')) isPartial = true;
      else readExpression(reader, 0, isTop);
      argumentCount++;
    } while (accept(reader, ','));
  }
  expect(reader, ')', false);
  if (left.kind !== 'variable' || !use) return { kind: 'other', token };
  use.call = { argumentCount, isPartial, isChained: false };
  return { kind: 'other', token, use };
}

/** Behind `function(`. */
function readFunction(reader: Reader, isTop: boolean): void {
  if (!isAt(reader, ')')) {
    do bind(reader, readExpression(reader, 0, isTop));
    while (accept(reader, ','));
  }
  expect(reader, ')', false);
  if (isAt(reader, '<')) {
    reader.isCertain = false;
    while (!isAt(reader, '{') && reader.token.kind !== 'end') advance(reader, true);
  }
  expect(reader, '{');
  reader.functionDepth++;
  readExpression(reader, 0, isTop);
  reader.functionDepth--;
  expect(reader, '}');
}
