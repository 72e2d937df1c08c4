/** A half-open stretch of a text, in UTF-16 units: `start` is inside, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces `start..end` of a text by `text`. */
export interface TextEdit extends Range {
  readonly text: string;
}

/**
 * Where `range` stands after `edit`, or undefined where the edit touches what the range covers:
 * a finding about text that has changed says nothing about the new text.
 */
export function findMovedRange(range: Range, edit: TextEdit): Range | undefined {
  if (edit.start >= range.end) return range;
  const shift = edit.text.length - (edit.end - edit.start);
  if (edit.end <= range.start) return { start: range.start + shift, end: range.end + shift };
  return undefined;
}

/** Applies edits that don't overlap, whatever their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(from, edit.start), edit.text);
    from = edit.end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}
