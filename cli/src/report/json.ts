import type { CheckedFile } from '../check.ts';

/** An array of `{ file, findings }`; lines and characters count from 0, characters in UTF-16 units, as in the language server protocol. */
export function writeJson(files: readonly CheckedFile[]): string {
  return `${JSON.stringify(toReport(files), undefined, 2)}\n`;
}

/** The same before it is text. */
export function toReport(files: readonly CheckedFile[]): readonly object[] {
  return files.map(({ name, lines, findings }) => ({
    file: name,
    findings: findings.map(({ code, serviceCode, severity, message, location, start, end }) => ({
      code,
      serviceCode,
      severity,
      message,
      location,
      range: { start: lines.toPosition(start), end: lines.toPosition(end) },
    })),
  }));
}
