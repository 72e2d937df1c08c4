import { walkNodes, type Node } from '../../syntax/node.ts';
import { parseTree, type Tree } from '../../syntax/tree.ts';
import { applyEdits, type Range, type TextEdit } from '../../text/range.ts';

/**
 * The edits that take away blanks at line ends, further blank lines after the first one, and what stands after the last
 * line. White space has a meaning in YAML, so the result is parsed again, and where it says anything else there are no edits.
 */
export function formatYaml(tree: Tree, range: Range, eol: string): TextEdit[] {
  const { text } = tree;
  const edits = listCandidates(tree, eol).filter((edit) => edit.start >= range.start && edit.end <= range.end);
  if (edits.length === 0) return [];
  const made = parseTree(applyEdits(text, edits), 'yaml');
  return made.problems.length === 0 && areEqual(tree.root, made.root) ? edits : [];
}

function listCandidates({ text, root }: Tree, eol: string): TextEdit[] {
  // The white space behind a block may be part of its value.
  const scalars = [...walkNodes(root)]
    .filter((node) => node.kind === 'string' && text.slice(node.start, node.end).includes('\n'))
    .map(({ start, end }) => ({ start, end: end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0) }));
  const isInScalar = ({ start, end }: Range): boolean => scalars.some((node) => node.start < end && start < node.end);
  const ink = text.trimEnd().length;
  const edits: TextEdit[] = [];
  let blankLines = 0;
  let start = 0;
  for (const line of text.slice(0, ink).split('\n')) {
    const body = line.replace(/\r$/, '');
    const kept = body.trimEnd().length;
    blankLines = kept === 0 ? blankLines + 1 : 0;
    if (blankLines > 1) edits.push({ start, end: start + line.length + 1, text: '' });
    else if (kept < body.length) edits.push({ start: start + kept, end: start + body.length, text: '' });
    start += line.length + 1;
  }
  const ending = text.indexOf('\n', ink) < 0 ? '' : eol;
  if (text.slice(ink) !== ending) edits.push({ start: ink, end: text.length, text: ending });
  return edits.filter((edit) => !isInScalar(edit));
}

function areEqual(a: Node | undefined, b: Node | undefined): boolean {
  if (!a || !b || a.kind !== b.kind) return a === b;
  if (a.kind === 'array') {
    return (
      b.kind === 'array' && a.items.length === b.items.length && a.items.every((item, i) => areEqual(item, b.items[i]))
    );
  }
  if (a.kind === 'object') {
    return (
      b.kind === 'object' &&
      a.members.length === b.members.length &&
      a.members.every(
        ({ key, value }, i) => key.value === b.members[i]?.key.value && areEqual(value, b.members[i]?.value),
      )
    );
  }
  if (a.kind === 'null') return true;
  if (a.kind === 'placeholder')
    return b.kind === 'placeholder' && a.name === b.name && areEqual(a.argument, b.argument);
  return 'value' in b && Object.is(a.value, b.value);
}
