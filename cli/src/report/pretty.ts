import { toOneLine } from '../../../client/src/update/one-line.ts';
import type { Severity } from '../../../server/src/text/finding.ts';
import type { CheckedFile } from '../check.ts';
import { summarize } from './count.ts';

/** Of terminals, as they all know them. */
const colors: Readonly<Record<Severity, number>> = { error: 31, warning: 33, information: 36, hint: 90 };

/** One line a finding, as compilers write it: a terminal makes a link of its place. Nothing from a file can look like a line of ours. */
export function writePretty(files: readonly CheckedFile[], hasColors = wantsColors()): string {
  const paint = (severity: Severity): string =>
    hasColors ? `\u001b[${colors[severity]}m${severity}\u001b[0m` : severity;
  const lines = files.flatMap(({ name, lines, findings }) =>
    findings.map(({ start, severity, message, code }) => {
      const { line, character } = lines.toPosition(start);
      const place = `${toOneLine(name, Infinity)}:${line + 1}:${character + 1}`;
      return `${place} ${paint(severity)}: ${toOneLine(message, Infinity)} (${code})`;
    }),
  );
  return [...lines, summarize(files), ''].join('\n');
}

function wantsColors(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'];
}
