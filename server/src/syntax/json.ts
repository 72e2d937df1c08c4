import { type JSONVisitor, type ParseErrorCode, printParseErrorCode, visit } from 'jsonc-parser';
import { findExcess, MAX_PROBLEMS } from './bounds.ts';
import type { ArrayNode, Member, Node, ObjectNode, StringNode } from './node.ts';
import { findPlaceholders, hasPlaceholder } from './placeholder.ts';
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
    return {
      text,
      syntax,
      root: undefined,
      problems: [{ start: excess.at, end: excess.at + 1, message: excess.message }],
    };
  }
  const placeholders = findUnquotedPlaceholders(text);
  const builder = buildVisitor(placeholders, text);
  visit(maskPlaceholders(text, placeholders), builder.visitor, {
    disallowComments: syntax === 'json',
    allowTrailingComma: syntax === 'jsonc',
    allowEmptyContent: true,
  });
  return { text, syntax, root: builder.getRoot(), problems: builder.problems };
}

function buildVisitor(
  placeholders: ReadonlyMap<number, string>,
  text: string,
): { visitor: JSONVisitor; problems: SyntaxProblem[]; getRoot: () => Node | undefined } {
  const problems: SyntaxProblem[] = [];
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
      const place = { start, end: start + length, ...findParent() };
      const name = placeholders.get(start);
      if (name !== undefined) add({ kind: 'placeholder', ...place, name });
      else if (typeof value === 'string') {
        add({ kind: 'string', ...place, value, hasPlaceholder: mayHoldPlaceholders && hasPlaceholder(value) });
      } else if (typeof value === 'number') add({ kind: 'number', ...place, value });
      else if (typeof value === 'boolean') add({ kind: 'boolean', ...place, value });
      else add({ kind: 'null', ...place });
    },
    onError: (code: ParseErrorCode, offset, length) => {
      const name = printParseErrorCode(code);
      addProblem(offset, length, MESSAGES[name] ?? 'This is not valid JSON.');
    },
  };
  return { visitor, problems, getRoot: () => root };
}

/** The placeholders outside of strings and comments, by their offset. */
function findUnquotedPlaceholders(text: string): ReadonlyMap<number, string> {
  const all = findPlaceholders(text);
  if (all.length === 0) return new Map();
  const found = new Map<number, string>();
  let at = 0;
  for (const { name, start } of all) {
    // `at` is always outside of strings and comments here, or past the placeholder.
    while (at < start) at = skipToken(text, at);
    if (at === start) found.set(start, name);
  }
  return found;
}

function skipToken(text: string, at: number): number {
  if (text.startsWith('//', at)) return findEnd(text, '\n', at);
  if (text.startsWith('/*', at)) return findEnd(text, '*/', at + 2);
  if (text[at] !== '"') return at + 1;
  for (let next = at + 1; next < text.length; next++) {
    const char = text[next];
    if (char === '\\') next++;
    else if (char === '"' || char === '\n') return next + 1;
  }
  return text.length;
}

function findEnd(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

/** Puts a string of the same length in the place of every unquoted placeholder, so that all offsets stay. */
function maskPlaceholders(text: string, placeholders: ReadonlyMap<number, string>): string {
  if (placeholders.size === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const [start, name] of placeholders) {
    parts.push(text.slice(from, start), '"', '_'.repeat(name.length + 1), '"');
    from = start + name.length + 3;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
