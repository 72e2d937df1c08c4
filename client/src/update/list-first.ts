/** The first of many lines, with a last one that counts the others: `most` lines in all. */
export function listFirst(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const shown = lines.slice(0, most - 1);
  return [...shown, `and ${lines.length - shown.length} more`];
}
