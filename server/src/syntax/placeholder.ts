import type { Range } from '../text/range.ts';

/**
 * `${Name}`, a name closed by `}` at once, so that JSONata's `${k: v}` is none. It may stand anywhere in a definition, also
 * unquoted where a value is expected; each target of an update file gives the values.
 */
const PLACEHOLDER = /\$\{([A-Za-z_][A-Za-z0-9_.-]*)\}/g;

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

/** The name where the text is one placeholder and nothing else. */
export function findSoloPlaceholder(text: string): string | undefined {
  const [first] = findPlaceholders(text);
  return first && first.start === 0 && first.end === text.length ? first.name : undefined;
}
