import type { Range } from '../text/range.ts';

/**
 * `${Name}`, a name closed by `}` at once, so that JSONata's `${k: v}` is none. It may stand anywhere in a definition, also
 * unquoted where a value is expected; each target of an update file gives the values.
 */
const PLACEHOLDER = /\$\{([A-Za-z_][A-Za-z0-9_.-]*)\}/g;
const PLACEHOLDER_HERE = new RegExp(PLACEHOLDER, 'y');

export interface Placeholder extends Range {
  readonly name: string;
}

/** Every placeholder of the text, in order. */
export function findPlaceholders(text: string): Placeholder[] {
  if (!text.includes('${')) return [];
  return Array.from(text.matchAll(PLACEHOLDER), (match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));
}

export function hasPlaceholder(text: string): boolean {
  return text.includes('${') && text.search(PLACEHOLDER) >= 0;
}

/** The placeholder that begins at this offset. */
export function findPlaceholderAt(text: string, start: number): Placeholder | undefined {
  if (text.charCodeAt(start + 1) !== 123) return undefined;
  PLACEHOLDER_HERE.lastIndex = start;
  const [whole, name] = PLACEHOLDER_HERE.exec(text) ?? [];
  return whole === undefined || name === undefined ? undefined : { name, start, end: start + whole.length };
}

/** The name where the text is one placeholder and nothing else. */
export function findSoloPlaceholder(text: string): string | undefined {
  const first = text.charCodeAt(0) === 36 ? findPlaceholderAt(text, 0) : undefined;
  return first?.end === text.length ? first.name : undefined;
}
