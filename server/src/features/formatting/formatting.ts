import type { FormattingOptions, Range as LspRange, TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import { applyEdits } from '../../text/range.ts';
import type { Document } from '../document.ts';
import { formatJson } from './format-json.ts';
import { formatYaml } from './format-yaml.ts';
import { toLspEdit, toOffsets } from '../place.ts';

/** Above this many, one edit of the whole text is cheaper for both ends than one for each gap. */
const MAX_EDITS = 5000;

/** Lays out the whole text or a range of it. Text that does not parse is left alone. */
export function formatDocument(
  { tree, text, lines, syntax }: Document,
  options: FormattingOptions,
  lspRange?: LspRange,
): LspTextEdit[] {
  if (tree.problems.length > 0 || !tree.root) return [];
  const range = lspRange ? toOffsets(lines, lspRange) : { start: 0, end: text.length };
  const indent = options.insertSpaces ? ' '.repeat(Math.min(Math.max(options.tabSize, 1), 16)) : '\t';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = syntax === 'yaml' ? formatYaml(tree, range, eol) : formatJson(text, range, { indent, eol });
  if (edits.length <= MAX_EDITS) return edits.map((edit) => toLspEdit(lines, edit));
  return [toLspEdit(lines, { start: 0, end: text.length, text: applyEdits(text, edits) })];
}
