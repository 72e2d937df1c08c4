import { toOneLine } from '../../../client/src/update/one-line.ts';
import { writePretty } from '../report/pretty.ts';
import { toReport } from '../report/json.ts';
import type { Dialogue } from './dialogue.ts';
import type { Ending, ExitCode } from './ending.ts';
import type { FileLanguage } from './file-language.ts';
import type { NamedTarget } from './find-target.ts';

/** Tells people and programs how a command ended: the exit code. */
export function tellEnd(
  { print, note }: Dialogue,
  format: 'pretty' | 'json',
  { ref, summary }: NamedTarget,
  language: FileLanguage,
  { code, outcome, result, notes, facts }: Ending,
): ExitCode {
  const files = language.listFindings();
  for (const line of notes) note(line);
  if (format === 'json') {
    const changes = language.findCompared()?.comparison.changes;
    const { stateMachineArn } = summary ?? {};
    const told = { outcome, target: ref.name, stateMachineArn, ...facts, changes, findings: toReport(files) };
    print(`${JSON.stringify(told, undefined, 2)}\n`);
    return code;
  }
  // What fails for another reason than the files was told as such.
  const isAboutFiles = outcome !== 'failed';
  if (
    isAboutFiles &&
    files.some(({ findings }) => findings.some(({ severity }) => severity === 'error' || severity === 'warning'))
  ) {
    print(writePretty(files));
  }
  for (const line of result) print(`${toOneLine(line, Infinity)}\n`);
  return code;
}
