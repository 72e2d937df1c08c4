import { findPlaceholders } from './placeholder.ts';

/**
 * The braces of a placeholder would open a flow mapping inside of flow collections. Two characters of Unicode's private use
 * stand for them while YAML is parsed: of the same length, and plain text to YAML.
 */
const OPEN = '\uE000';
const CLOSE = '\uE001';

/** All offsets stay. */
export function maskBraces(text: string): string {
  const placeholders = findPlaceholders(text);
  if (placeholders.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { name, start, end } of placeholders) {
    parts.push(text.slice(from, start), '$', OPEN, name, CLOSE);
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** Of a text that YAML read out of a masked one. */
export function unmaskBraces(text: string): string {
  return text.includes(OPEN) ? text.replaceAll(/\$\uE000([\w.-]+)\uE001/g, '${$1}') : text;
}
