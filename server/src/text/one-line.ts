/** Controls, line ends, marks of direction and other characters that are not seen themselves but change what is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** A text that may come from a file, as a part of a line: it can't look like further lines, or reorder what stands beside it. */
export function toOneLine(text: string, longest: number): string {
  // What is cut off need not be looked at.
  const line = text.slice(0, longest + 1).replace(UNSEEN, ' ');
  return text.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
