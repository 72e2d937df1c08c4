import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { findExcess, MAX_PROBLEMS } from './bounds.ts';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './node.ts';
import { findUnquotedPlaceholders, maskPlaceholders } from './json-placeholders.ts';
import { hasPlaceholder } from './placeholder.ts';
import { getProblemRange } from './problem.ts';
import type { SyntaxProblem, Tree } from './tree.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface OpenObject extends Mutable<Omit<ObjectNode, 'members'>> {
  members: Mutable<Member>[];
}
interface OpenArray extends Mutable<Omit<ArrayNode, 'items'>> {
  items: Node[];
}

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is no JSON value: text stands in double quotes, and the only words are true, false and null.',
  InvalidNumberFormat: 'This is no JSON number.',
  PropertyNameExpected: 'Expected a name in double quotes.',
  ValueExpected: 'Expected a value.',
  ColonExpected: 'Expected a colon.',
  CommaExpected: 'Expected a comma.',
  CloseBraceExpected: 'Expected a closing brace.',
  CloseBracketExpected: 'Expected a closing bracket.',
  EndOfFileExpected: 'Expected the end of the file: the definition is one JSON object.',
  InvalidCommentToken: 'JSON has no comments: the service would refuse it. Use the field Comment.',
  UnexpectedEndOfComment: 'The comment is not closed.',
  UnexpectedEndOfString: 'The text is not closed: expected a double quote.',
  UnexpectedEndOfNumber: 'The number is not complete.',
  InvalidUnicode: 'Expected four hexadecimal digits after \\u.',
  InvalidEscapeCharacter: 'JSON has no such escape: only \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u.',
  InvalidCharacter: 'A control character must be escaped here.',
};

/** Reads JSON, with comments where the syntax is `jsonc`. Half-typed text gives the tree of all that could be read. */
export function parseJson(text: string, syntax: 'json' | 'jsonc'): Tree {
  const excess = findExcess(text, syntax);
  if (excess) {
    const problem = { start: excess.at, end: excess.at + 1, message: excess.message };
    return { text, syntax, root: undefined, problems: [problem] };
  }
  const placeholders = findUnquotedPlaceholders(text);
  let masked = maskPlaceholders(text, placeholders);
  const gaps = new Set<number>();
  for (;;) {
    const { root, problems, strayColon } = readMasked(masked, text, syntax, placeholders, gaps);
    const gap = strayColon === undefined || gaps.size >= MAX_GAPS ? undefined : findGap(masked, strayColon);
    if (gap === undefined) return { text, syntax, root, problems };
    gaps.add(gap);
    masked = `${masked.slice(0, gap)}0,${masked.slice(gap + 2)}`;
  }
}

/** Values that are missing before the next name, of one text: a person types one at a time. */
const MAX_GAPS = 5;

interface Reading {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
  /** A colon where a comma was expected, which tells that the value before it is a name in truth. */
  readonly strayColon: number | undefined;
}

function readMasked(
  masked: string,
  text: string,
  syntax: 'json' | 'jsonc',
  placeholders: ReadonlyMap<number, string>,
  gaps: ReadonlySet<number>,
): Reading {
  const builder = buildVisitor(placeholders, gaps, text);
  visit(masked, builder.visitor, {
    disallowComments: syntax === 'json',
    allowTrailingComma: syntax === 'jsonc',
    allowEmptyContent: true,
  });
  return { root: builder.getRoot(), problems: builder.problems, strayColon: builder.getStrayColon() };
}

/**
 * While a value is being typed, as in `"StartAt": | "States": {`, the next name stands where the value belongs, and all that
 * follows would be lost. A value of our own in the blanks between them, at the offset that this gives, keeps it.
 */
function findGap(masked: string, colon: number): number | undefined {
  const before = /:(\s{2,})"(?:[^"\\\n]|\\.)*"\s*$/.exec(masked.slice(Math.max(0, colon - 2_000), colon));
  if (before?.[1] === undefined) return undefined;
  return colon - before[0].length + 1;
}

function buildVisitor(
  placeholders: ReadonlyMap<number, string>,
  gaps: ReadonlySet<number>,
  text: string,
): {
  visitor: JSONVisitor;
  problems: SyntaxProblem[];
  getRoot: () => Node | undefined;
  getStrayColon: () => number | undefined;
} {
  const problems: SyntaxProblem[] = [];
  let strayColon: number | undefined;
  const stack: (OpenObject | OpenArray)[] = [];
  let root: Node | undefined;
  const mayHoldPlaceholders = text.includes('${');

  const addProblem = (start: number, length: number, message: string): void => {
    const place = getProblemRange(text, start, start + length);
    // One slip makes the parser stumble more than once at the same place; the first says it best.
    if (problems.at(-1)?.start === place.start || problems.length >= MAX_PROBLEMS) return;
    problems.push({ ...place, message });
  };
  const findParent = (): { parent: ObjectNode | ArrayNode | undefined; key: StringNode | undefined } => {
    const parent = stack.at(-1);
    return { parent, key: parent?.kind === 'object' ? parent.members.at(-1)?.key : undefined };
  };
  const add = (node: Node): void => {
    const parent = stack.at(-1);
    if (!parent) root ??= node;
    else if (parent.kind === 'array') parent.items.push(node);
    else {
      const member = parent.members.at(-1);
      if (!member) return;
      member.value ??= node;
      member.end = Math.max(member.end, node.end);
    }
  };
  const open = (node: OpenObject | OpenArray): void => {
    add(node);
    stack.push(node);
  };
  const close = (offset: number, length: number): void => {
    const node = stack.pop();
    if (!node) return;
    node.end = Math.min(text.length, offset + length);
    const parent = stack.at(-1);
    const member = parent?.kind === 'object' ? parent.members.at(-1) : undefined;
    if (member?.value === node) member.end = node.end;
  };

  const visitor: JSONVisitor = {
    onObjectBegin: (offset) => open({ kind: 'object', start: offset, end: text.length, ...findParent(), members: [] }),
    onArrayBegin: (offset) => open({ kind: 'array', start: offset, end: text.length, ...findParent(), items: [] }),
    onObjectEnd: close,
    onArrayEnd: close,
    onObjectProperty: (name, start, length) => {
      const object = stack.at(-1);
      if (object?.kind !== 'object') return;
      const end = start + length;
      if (placeholders.has(start)) addProblem(start, length, 'A name is quoted, also where it is a placeholder.');
      const key: StringNode = {
        kind: 'string',
        start,
        end,
        parent: object,
        key: undefined,
        value: name,
        hasPlaceholder: mayHoldPlaceholders && hasPlaceholder(name),
      };
      object.members.push({ key, value: undefined, start, end });
    },
    onLiteralValue: (value: unknown, start, length) => {
      if (gaps.has(start)) {
        addProblem(text.lastIndexOf(':', start), 1, MESSAGES['ValueExpected'] ?? '');
        return;
      }
      const place = { start, end: start + length, ...findParent() };
      const name = placeholders.get(start);
      if (name !== undefined) add({ kind: 'placeholder', ...place, name });
      else if (typeof value === 'string') {
        add({ kind: 'string', ...place, value, hasPlaceholder: mayHoldPlaceholders && hasPlaceholder(value) });
      } else if (typeof value === 'number')
        add({ kind: 'number', ...place, value, text: text.slice(start, start + length) });
      else if (typeof value === 'boolean') add({ kind: 'boolean', ...place, value });
      else add({ kind: 'null', ...place });
    },
    onError: (code: ParseErrorCode, offset, length) => {
      const name = printParseErrorCode(code);
      if (name === 'CommaExpected' && text[offset] === ':') strayColon ??= offset;
      addProblem(offset, length, MESSAGES[name] ?? 'This is not valid JSON.');
    },
  };
  return { visitor, problems, getRoot: () => root, getStrayColon: () => strayColon };
}
