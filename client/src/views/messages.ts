import { commands, window } from 'vscode';
import type { Views } from '../update/ports.ts';
import type { SaveViews } from '../update/save-updates.ts';
import { showPlace, showProblems, type Place } from './places.ts';
import { toPlainMessage } from './plain-message.ts';
import type { StatusView } from './status.ts';

/** What a person who asked for an update sees. */
export function buildViews(status: StatusView): Views {
  return {
    showUntrusted: () => void offerTrust(),
    showBusy: (target) =>
      void window.showInformationMessage(
        `An update of ${target.stateMachineName} is under way. Try again when it is done.`,
      ),

    showRefusal: (refusal) => {
      const hint = refusal.canUpdateAnyway ? ' If the check is wrong, “Stepwright: Update Anyway” goes on.' : '';
      void reveal([{ uri: refusal.uri, range: refusal.range }], true);
      void offerProblems('error', `Nothing was sent. ${refusal.message}${hint}`);
    },

    showFailure: (target, { title, advice, retry, places }) => {
      const text = `${title} ${advice}`.trim();
      status.showWarning(`${target.stateMachineName} not updated`, text);
      void reveal(places, false);
      void offerProblems(retry === 'later' ? 'warning' : 'error', `${target.stateMachineName}: ${text}`);
    },

    showMayBeApplied: (target) => {
      const text = `Cancelled when the request had left: the update of ${target.stateMachineName} may have been applied.`;
      status.showWarning(`${target.stateMachineName} may be updated`, text);
      void window.showWarningMessage(`${text} Look at the state machine before you update again.`);
    },

    showUpdated: (target, machine) => status.showUpdated(target, machine),
  };
}

/** What is seen of an update that a save started: the status bar and Problems, and no message. */
export function buildSaveViews(status: StatusView): SaveViews {
  const warn = (name: string, detail: string): void => status.showWarning(`${name} not updated on save`, detail);
  return {
    showNeed: ({ stateMachineArn }, need) => warn(stateMachineArn.slice(stateMachineArn.lastIndexOf(':') + 1), need),
    showSending: (target) => status.showSaving(target.stateMachineName),
    showFailure: (target, { title, advice }) => warn(target.stateMachineName, `${title} ${advice}`.trim()),
    showMayBeApplied: (target) => warn(target.stateMachineName, 'The update may have been applied.'),
    showUpdated: (target, machine) => status.showUpdated(target, machine),
  };
}

async function offerTrust(): Promise<void> {
  const manage = 'Manage Trust';
  const answer = await window.showWarningMessage(
    'State machines are updated from trusted workspaces only: the files of this one decide what is sent where.',
    manage,
  );
  if (answer === manage) await commands.executeCommand('workbench.trust.manage');
}

async function offerProblems(severity: 'error' | 'warning', text: string): Promise<void> {
  const show = 'Show Problems';
  const ask = severity === 'error' ? window.showErrorMessage : window.showWarningMessage;
  if ((await ask(toPlainMessage(text), show)) === show) await showProblems();
}

async function reveal(places: readonly Place[], withProblems: boolean): Promise<void> {
  if (withProblems) await showProblems();
  const [first] = places;
  if (first) await showPlace(first);
}
