import type { Severity } from '../../../server/src/text/finding.ts';
import type { CheckedFile } from '../check.ts';

export function countSeverity(files: readonly CheckedFile[], severity: Severity): number {
  return files.flatMap(({ findings }) => findings).filter((finding) => finding.severity === severity).length;
}

/** The number with its word: `1 file`, `2 files`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

export function summarize(files: readonly CheckedFile[]): string {
  const errors = count(countSeverity(files, 'error'), 'error');
  const warnings = count(countSeverity(files, 'warning'), 'warning');
  return `${count(files.length, 'file')} checked: ${errors}, ${warnings}.`;
}
