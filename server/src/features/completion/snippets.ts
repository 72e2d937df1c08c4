import type { Field, QueryLanguage, Shape } from '../../catalog/shape.ts';
import { writeScalar } from '../../syntax/edits.ts';

/** How a text is written at a cursor, and what may stand there. */
export interface SnippetContext {
  readonly isFlow: boolean;
  readonly language: QueryLanguage | undefined;
  /** Names that a transition may lead to. */
  readonly targets: readonly string[];
  findShape(name: string): Shape | undefined;
}

/** A value as LSP's snippet syntax writes it, with stops for what the user fills in. */
export class Snippet {
  #stops = 0;
  readonly #context: SnippetContext;

  constructor(context: SnippetContext) {
    this.#context = context;
  }

  get isFlow(): boolean {
    return this.#context.isFlow;
  }

  /** `"Name": value`, with a line break before the value where YAML wants one. */
  writeMember(field: Field, indent: string): string {
    const key = this.writeText(field.name);
    const isCollection = field.shape !== undefined || field.kinds[0] === 'array' || field.kinds[0] === 'object';
    const isBlock = !this.#context.isFlow && isCollection;
    const value = this.writeValue(field, isBlock ? `${indent}  ` : indent);
    return isBlock ? `${key}:\n${indent}  ${value}` : `${key}: ${value}`;
  }

  writeValue(field: Field, indent: string): string {
    if (field.shape !== undefined) {
      const shape = this.#context.findShape(field.shape);
      return field.kinds.includes('array') ? this.#writeList(shape, indent) : this.writeObject(shape, indent);
    }
    if (field.entries !== undefined && field.entries !== 'State') return this.#writeEntries(field.entries, indent);
    if (field.values && field.values.length === 1) return this.writeText(field.values[0] ?? '');
    if (field.values) return this.#writeChoice(field.values);
    if (field.target)
      return this.#context.targets.length > 0 ? this.#writeChoice(this.#context.targets) : this.#quote(this.#stop());
    const [kind] = field.kinds;
    switch (kind) {
      case 'boolean':
        return field.name === 'End' ? 'true' : `\${${++this.#stops}|true,false|}`;
      case 'integer':
      case 'number':
        return this.#stop();
      case 'array':
        return this.#context.isFlow ? `[${this.#quote(this.#stop())}]` : `- ${this.#stop()}`;
      case 'object':
        return this.#context.isFlow ? `{${this.#stop()}}` : this.#stop();
      case 'string':
        return this.#quote(this.#stop());
      case 'null':
        return 'null';
      // Anything may stand here.
      case undefined:
        break;
    }
    return this.#stop();
  }

  /** An object with the fields that it can't be without; `given` are written first. */
  writeObject(shape: Shape | undefined, indent: string, given: readonly string[] = []): string {
    const fields = shape ? listNeeded(shape, this.#context.language) : [];
    const { isFlow } = this.#context;
    const inner = isFlow ? `${indent}  ` : indent;
    const members = [...given, ...fields.map((field) => this.writeMember(field, inner))];
    if (members.length === 0) return isFlow ? `{${this.#stop()}}` : this.#stop();
    const body = members.join(isFlow ? `,\n${inner}` : `\n${inner}`);
    return isFlow ? `{\n${inner}${body}\n${indent}}` : body;
  }

  writeText(text: string): string {
    return escapeSnippet(writeScalar(text, this.#context.isFlow ? 'json' : 'yaml'));
  }

  writeStop(text: string): string {
    return this.#quote(`\${${++this.#stops}:${escapeSnippet(text)}}`);
  }

  /** An object of free names begins with one entry. */
  #writeEntries(shapeName: string, indent: string): string {
    const entry = this.writeEntry('dev', this.#context.findShape(shapeName), this.isFlow ? `${indent}  ` : indent);
    return this.isFlow ? `{\n${indent}  ${entry}\n${indent}}` : entry;
  }

  /** A name of the user's choice, with an object. */
  writeEntry(name: string, shape: Shape | undefined, indent: string, given: readonly string[] = []): string {
    const key = this.writeStop(name);
    if (this.isFlow) return `${key}: ${this.writeObject(shape, indent, given)}`;
    return `${key}:\n${indent}  ${this.writeObject(shape, `${indent}  `, given)}`;
  }

  #writeList(shape: Shape | undefined, indent: string): string {
    const { isFlow } = this.#context;
    if (!isFlow) return `- ${this.writeObject(shape, `${indent}  `)}`;
    return `[\n${indent}  ${this.writeObject(shape, `${indent}  `)}\n${indent}]`;
  }

  /** A choice may hold no character of its own syntax; then the stop stays empty, and completion says what may stand there. */
  #writeChoice(values: readonly string[]): string {
    const isPlain = (value: string): boolean => this.#context.isFlow || writeScalar(value, 'yaml') === value;
    const fits = values.length <= 30 && values.every((value) => /^[\w .-]+$/.test(value) && isPlain(value));
    return this.#quote(fits ? `\${${++this.#stops}|${values.join(',')}|}` : this.#stop());
  }

  #stop(): string {
    return `$${++this.#stops}`;
  }

  #quote(text: string): string {
    return this.#context.isFlow ? `"${text}"` : text;
  }
}

/** What an editor without snippets inserts: the first choice, and nothing where there is none. */
export function toPlainText(snippet: string): string {
  return snippet
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replaceAll(/(?<!\\)\$\d+/g, '')
    .replaceAll(/\\([$}\\])/g, '$1');
}

export function escapeSnippet(text: string): string {
  return text.replaceAll(/[$}\\]/g, '\\$&');
}

/** The fields that must be there, and one of each set of which one must be. */
function listNeeded(shape: Shape, language: QueryLanguage | undefined): Field[] {
  const names = new Set([...shape.fields.values()].filter(({ required }) => required).map(({ name }) => name));
  for (const set of shape.exactlyOneOf ?? []) {
    const fitting = set.filter((name) => !language || (shape.fields.get(name)?.language ?? language) === language);
    const usual = fitting.filter((name) => !name.endsWith('Path') && !shape.fields.get(name)?.deprecated);
    // One without a form of its own is the shortest, and can't hold itself again.
    const preferred = usual.find((name) => shape.fields.get(name)?.shape === undefined) ?? usual[0];
    if (preferred !== undefined && !set.some((name) => names.has(name))) names.add(preferred);
  }
  if (shape.fields.has('End') && shape.fields.has('Next')) names.add('Next');
  names.delete('Type');
  return [...names].flatMap((name) => shape.fields.get(name) ?? []);
}
