import { applyLevels } from '../../server/src/text/finding-levels.ts';
import { checkInputs, type CheckedFile } from './check.ts';
import { readCheckOptions } from './check-options.ts';
import { CHECK_HELP } from './help.ts';
import { findInputs } from './inputs.ts';
import { count, countSeverity } from './report/count.ts';
import { writeReport } from './report/report.ts';
import { fail, print } from './terminal.ts';

/** `stepwright check`: the exit code. */
export async function runCheck(args: readonly string[]): Promise<number> {
  const options = readCheckOptions(args);
  if ('problem' in options) return fail(options.problem, 'stepwright check --help');
  if (options.help) return print(CHECK_HELP);
  const inputs = await findInputs(options.paths, options.stdinName);
  if ('problem' in inputs) return fail(inputs.problem);
  const checked = checkInputs(inputs, options);
  if ('problem' in checked) return fail(checked.problem);
  const files = checked.files.map((file) => ({ ...file, findings: applyLevels(file.findings, options.levels) }));
  print(writeReport(files, options.format));
  return isClean(files, options.maxWarnings) ? 0 : 1;
}

function isClean(files: readonly CheckedFile[], maxWarnings: number): boolean {
  const warnings = countSeverity(files, 'warning');
  // Said apart from the findings, which other programs may read.
  if (warnings > maxWarnings) {
    process.stderr.write(`${count(warnings, 'warning')}, and --max-warnings allows ${maxWarnings}.\n`);
  }
  return countSeverity(files, 'error') === 0 && warnings <= maxWarnings;
}
