import { isAbsolute, relative, sep } from 'node:path';
import type { Finding, Severity } from '../../../server/src/text/finding.ts';
import type { Lines } from '../../../server/src/text/lines.ts';
import type { CheckedFile } from '../check.ts';
import { summarize } from './count.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Commands of GitHub Actions, which become annotations of the files. Lines and columns count from 1. */
export function writeGithub(files: readonly CheckedFile[]): string {
  const lines = files.flatMap(({ name, lines, findings }) =>
    findings.map((finding) => {
      const place = Object.entries(toPlace(lines, finding)).map(([key, number]) => `${key}=${number}`);
      const properties = [`file=${escapeProperty(toRepositoryPath(name))}`, ...place, `title=${finding.code}`];
      return `::${commands[finding.severity]} ${properties.join(',')}::${escapeMessage(finding.message)}`;
    }),
  );
  return [...lines, summarize(files), ''].join('\n');
}

/** GitHub takes columns only where the place is on one line. */
function toPlace(lines: Lines, { start, end }: Finding): Readonly<Record<string, number>> {
  const first = lines.toPosition(start);
  const last = lines.toPosition(end);
  const rows = { line: first.line + 1, endLine: last.line + 1 };
  return first.line === last.line ? { ...rows, col: first.character + 1, endColumn: last.character + 1 } : rows;
}

/** From the working folder, which in a workflow is the repository. */
function toRepositoryPath(name: string): string {
  return (isAbsolute(name) ? relative('.', name) : name).replaceAll(sep, '/');
}

function escapeMessage(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
