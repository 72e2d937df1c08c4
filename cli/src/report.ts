import type { Finding } from '../../server/src/text/finding.ts';
import type { CheckedFile } from './check.ts';

/** One line a finding, as compilers write it: an editor's terminal makes a link of its place. */
export function writePretty(files: readonly CheckedFile[]): string {
  const lines = files.flatMap(({ path, document, findings }) =>
    findings.map(({ start, severity, message, code }) => {
      const { line, character } = document.lines.toPosition(start);
      return `${path}:${line + 1}:${character + 1} ${severity}: ${message} (${code})`;
    }),
  );
  const found = files.flatMap(({ findings }) => findings);
  return [...lines, summarize(files.length, found), ''].join('\n');
}

/** An array of `{ file, findings }`; ranges count from 0, characters in UTF-16 units, as in the language server protocol. */
export function writeJson(files: readonly CheckedFile[]): string {
  const report = files.map(({ path, document: { lines }, findings }) => ({
    file: path,
    findings: findings.map(({ code, serviceCode, severity, message, location, start, end }) => ({
      code,
      serviceCode,
      severity,
      message,
      location,
      range: { start: lines.toPosition(start), end: lines.toPosition(end) },
    })),
  }));
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function summarize(files: number, findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return `${count(files, 'file')} checked: ${count(errors, 'error')}, ${count(warnings, 'warning')}.`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
