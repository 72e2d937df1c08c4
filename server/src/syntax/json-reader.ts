import { MAX_DEPTH, MAX_PROBLEMS } from './bounds.ts';
import type { JsonBefore } from './json-before.ts';
import { JSON_MESSAGES, type JsonProblem } from './json-problems.ts';
import { JsonScanner } from './json-scanner.ts';
import { buildNumber, detach, type OpenArray, type OpenNode, type OpenObject } from './json-nodes.ts';
import { NameKeeper, NOTHING, Pile } from './json-lists.ts';
import type { Member, Mutable, Node, StringNode } from './node.ts';
import { hasPlaceholder } from './placeholder.ts';
import { getProblemRange } from './problem.ts';
import { findTemplateFunction } from './template-function.ts';
import type { SyntaxProblem } from './tree.ts';

/** An escape of one of its two signs. */
const ESCAPED_PLACEHOLDER = /\\u00(?:24|7b)/i;

/** Where no string can have one, none is looked at. */
function mayHoldPlaceholders(text: string): boolean {
  return text.includes('${') || (text.includes('\\u00') && ESCAPED_PLACEHOLDER.test(text));
}

/** What is taken over costs as much as reading one member costs for so many. */
const CHARACTERS_OF_ONE = 256;

/** Makes nodes of a JSON text, in one pass without recursion: texts nest as deep as they like. */
export class JsonReader {
  root: Node | undefined;
  problems: SyntaxProblem[] = [];

  readonly #text: string;
  readonly #isLenient: boolean;
  readonly #mayHoldPlaceholders: boolean;
  readonly #scanner: JsonScanner;
  readonly #before: JsonBefore | undefined;
  readonly #names = new NameKeeper();
  /** The innermost object or array that is not closed yet. */
  #open: OpenNode | undefined;
  /**
   * The members of all objects that are open, and the items of all arrays, outermost first, and for each open node where its
   * own begin: an array that grows by itself takes several times the room.
   */
  readonly #members = new Pile<Mutable<Member>>();
  readonly #items = new Pile<Node>();
  readonly #firsts: number[] = [];
  #needsComma = false;
  /** Members and items of this step. */
  #done = 0;
  #hasBegun = false;

  constructor(text: string, isLenient: boolean, before: JsonBefore | undefined) {
    this.#text = text;
    this.#before = before;
    this.#isLenient = isLenient;
    this.#mayHoldPlaceholders = mayHoldPlaceholders(text);
    this.#scanner = new JsonScanner(text, isLenient, (problem, start, end) => this.#report(problem, start, end));
  }

  /** Reads so many members and items; false once there are no more. */
  read(most: number): boolean {
    if (!this.#hasBegun) this.#readRoot();
    for (this.#done = 0; this.#open && this.#done < most; this.#done++) {
      if (this.#firsts.length > MAX_DEPTH) {
        this.root = undefined;
        this.problems = [];
        this.#report('TooDeep', this.#open.start, this.#open.start + 1);
        return false;
      }
      if (this.#open.kind === 'object') this.#readMember(this.#open);
      else this.#readItem(this.#open);
    }
    if (this.#open) return true;
    if (this.#scanner.token !== 'end') this.#reportToken('EndExpected');
    return false;
  }

  #readRoot(): void {
    this.#hasBegun = true;
    if (this.#scanner.next() !== 'end' && !this.#readValue(undefined)) this.#reportToken('ValueExpected');
  }

  #readMember(object: OpenObject): void {
    const scanner = this.#scanner;
    if (!this.#readComma(object, '}')) return;
    const { token, start, end } = scanner;
    if (token !== 'string' && token !== 'placeholder') {
      this.#reportToken('NameExpected');
      return this.#skipUntil('}');
    }
    if (token === 'placeholder') this.#reportToken('UnquotedName');
    const name = token === 'string' ? scanner.value : this.#text.slice(start, end);
    let key: StringNode | undefined = this.#buildKey(start, end, object, name);
    scanner.next();
    while (key) key = this.#readMemberValue(object, key);
  }

  /**
   * While a value is being typed, as in `"StartAt": | "States": {`, the next name stands where the value belongs: it is given
   * back, and its own value is still to be read.
   */
  #readMemberValue(object: OpenObject, key: StringNode): StringNode | undefined {
    const scanner = this.#scanner;
    this.#members.push({ key, value: undefined, start: key.start, end: key.end });
    if (scanner.token !== ':') {
      this.#reportToken('ColonExpected');
      this.#skipUntil('}');
      return undefined;
    }
    const colon = scanner.start;
    if (scanner.next() !== 'string') {
      if (this.#readValue(key)) return undefined;
      this.#reportToken('ValueExpected');
      this.#skipUntil('}');
      return undefined;
    }
    const { start, end, value } = scanner;
    if (scanner.next() === ':') {
      this.#report('ValueExpected', colon, colon + 1);
      return this.#buildKey(start, end, object, value);
    }
    this.#add(this.#buildString(start, end, object, key, this.#keep(value)));
    return undefined;
  }

  #readItem(array: OpenArray): void {
    if (!this.#readComma(array, ']') || this.#readValue(undefined)) return;
    this.#reportToken('ValueExpected');
    this.#skipUntil(']');
  }

  /** The comma before a member or item; false where none follows, and the object or array is closed. */
  #readComma(node: OpenNode, closing: '}' | ']'): boolean {
    const scanner = this.#scanner;
    const isBehindComma = scanner.token === ',';
    if (isBehindComma) {
      if (!this.#needsComma) this.#reportToken('ValueExpected');
      scanner.next();
    }
    if ((!isBehindComma || this.#isLenient) && (scanner.token === closing || scanner.token === 'end')) {
      this.#close(node, closing);
      return false;
    }
    if (!isBehindComma && this.#needsComma) this.#reportToken('CommaExpected');
    this.#needsComma = true;
    return true;
  }

  #close(node: OpenNode, closing: '}' | ']'): void {
    const scanner = this.#scanner;
    node.end = scanner.end;
    const { parent } = node;
    this.#before?.leave();
    const first = this.#firsts.pop() ?? 0;
    if (node.kind === 'object') node.members = this.#members.takeFrom(first);
    else node.items = this.#items.takeFrom(first);
    const member = parent?.kind === 'object' ? this.#members.last : undefined;
    if (member) member.end = node.end;
    const replaced = node.kind === 'object' ? findTemplateFunction(node) : undefined;
    if (replaced) this.#replaceLast(parent, replaced);
    if (scanner.token === closing) scanner.next();
    else this.#reportToken(closing === '}' ? 'ClosingBraceExpected' : 'ClosingBracketExpected');
    this.#open = parent;
    this.#needsComma = true;
  }

  #replaceLast(parent: OpenNode | undefined, node: Node): void {
    if (!parent) this.root = node;
    else if (parent.kind === 'array') this.#items.last = node;
    else {
      const member = this.#members.last;
      if (member) member.value = node;
    }
  }

  /** The value that the token is or begins, if it is one. */
  #readValue(key: StringNode | undefined): boolean {
    const scanner = this.#scanner;
    const { token, start, end } = scanner;
    const parent = this.#open;
    const taken = token === '{' || token === '[' ? this.#before?.take(start, parent, key) : undefined;
    if (taken) {
      this.#add(taken);
      this.#done += (taken.end - taken.start) / CHARACTERS_OF_ONE;
      scanner.skipTo(taken.end);
      return true;
    }
    switch (token) {
      case '{':
        this.#push({ kind: 'object', start, end: this.#text.length, parent, key, members: NOTHING });
        break;
      case '[':
        this.#push({ kind: 'array', start, end: this.#text.length, parent, key, items: NOTHING });
        break;
      case 'string':
        this.#add(this.#buildString(start, end, parent, key, this.#keep(scanner.value)));
        break;
      case 'number':
        this.#add(buildNumber(start, end, parent, key, this.#keep(this.#text.slice(start, end))));
        break;
      case 'true':
      case 'false':
        this.#add({ kind: 'boolean', start, end, parent, key, value: token === 'true' });
        break;
      case 'null':
        this.#add({ kind: 'null', start, end, parent, key });
        break;
      case 'placeholder':
        this.#add({ kind: 'placeholder', start, end, parent, key, name: this.#keep(scanner.value) });
        break;
      case '}':
      case ']':
      case ':':
      case ',':
      case 'end':
        return false;
    }
    scanner.next();
    return true;
  }

  #push(node: OpenNode): void {
    this.#add(node);
    this.#open = node;
    this.#before?.enter(node.start);
    this.#firsts.push(node.kind === 'object' ? this.#members.count : this.#items.count);
    this.#needsComma = false;
  }

  #add(node: Node): void {
    const parent = this.#open;
    if (!parent) this.root = node;
    else if (parent.kind === 'array') this.#items.push(node);
    else {
      const member = this.#members.last;
      if (!member) return;
      member.value = node;
      member.end = node.end;
    }
  }

  #buildKey(start: number, end: number, object: OpenObject, name: string): StringNode {
    const kept = this.#names.find(name) ?? this.#names.keep(this.#keep(name));
    return this.#buildString(start, end, object, undefined, kept);
  }

  #buildString(
    start: number,
    end: number,
    parent: OpenNode | undefined,
    key: StringNode | undefined,
    value: string,
  ): StringNode {
    const isTemplate = this.#mayHoldPlaceholders && hasPlaceholder(value);
    return { kind: 'string', start, end, parent, key, value, hasPlaceholder: isTemplate };
  }

  #keep(text: string): string {
    return this.#before ? detach(text) : text;
  }

  #skipUntil(closing: '}' | ']'): void {
    const scanner = this.#scanner;
    while (scanner.token !== closing && scanner.token !== ',' && scanner.token !== 'end') scanner.next();
  }

  #reportToken(problem: JsonProblem): void {
    this.#report(problem, this.#scanner.start, this.#scanner.end);
  }

  #report(problem: JsonProblem, start: number, end: number): void {
    const place = getProblemRange(this.#text, start, end);
    // One slip makes the reader stumble more than once at the same place; the first says it best.
    if (this.problems.at(-1)?.start === place.start || this.problems.length >= MAX_PROBLEMS) return;
    this.problems.push({ ...place, message: JSON_MESSAGES[problem] });
  }
}
