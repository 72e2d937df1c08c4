import { window } from 'vscode';
import { toOneLine } from '../update/one-line.ts';
import type { ValidateScreen } from '../update/look/validate-with-service.ts';
import { showPlace, showProblems } from './places.ts';
import { toPlainMessage } from './plain-message.ts';

export const validateScreen: ValidateScreen = {
  showNoDefinition: ({ label }) =>
    void window.showInformationMessage(
      toPlainMessage(toOneLine(`${label} has no definition, so that there is nothing to validate.`)),
    ),

  showValidated: ({ stateMachineName }, { errors, warnings, places }, { type, isAssumed }) => {
    const assumed = isAssumed ? ' It was taken for a STANDARD one: its type may not be read.' : '';
    const subject = `Step Functions checked the definition of ${toOneLine(stateMachineName)} (${type}):`;
    const message = toPlainMessage(`${subject} ${countFindings(errors, warnings)}.${assumed}`);
    const [first] = places;
    if (first) void showPlace(first);
    if (errors > 0) void offerProblems(window.showErrorMessage(message, SHOW));
    else if (warnings > 0) void offerProblems(window.showWarningMessage(message, SHOW));
    else void window.showInformationMessage(message);
  },
};

const SHOW = 'Show Problems';

async function offerProblems(answer: Thenable<string | undefined>): Promise<void> {
  if ((await answer) === SHOW) await showProblems();
}

function countFindings(errors: number, warnings: number): string {
  const counts = [
    ...(errors > 0 ? [errors === 1 ? 'one error' : `${errors} errors`] : []),
    ...(warnings > 0 ? [warnings === 1 ? 'one warning' : `${warnings} warnings`] : []),
  ];
  return counts.length > 0 ? `${counts.join(' and ')}, shown in Problems` : 'no findings';
}
