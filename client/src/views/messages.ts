import { commands, window } from 'vscode';
import type { TargetSummary } from '../../../server/src/protocol.ts';
import { toOneLine } from '../update/one-line.ts';
import type { Views } from '../update/ports/ports.ts';
import type { SaveViews } from '../update/save/send-save.ts';
import { showTexts } from './compared-texts.ts';
import { showPlace, showProblems, type Place } from './places.ts';
import { toPlainMessage } from './plain-message.ts';
import { toMachineName } from '../update/target/version-arn.ts';
import { showFailedCall } from './sign-in.ts';
import type { StatusView } from './status.ts';

/** What a person who asked for an update sees. */
export function buildViews(status: StatusView): Views {
  return {
    showUntrusted: () => void offerTrust(),
    showBusy: (target) =>
      void window.showInformationMessage(
        toPlainMessage(`An update of ${target.stateMachineName} is under way. Try again when it is done.`),
      ),

    showRefusal: (refusal) => {
      const hint = refusal.canUpdateAnyway ? ' If the check is wrong, “Stepwright: Update Anyway” goes on.' : '';
      void reveal([{ uri: refusal.uri, range: refusal.range }], true);
      void offerProblems('error', `Nothing was sent. ${refusal.message}${hint}`);
    },

    showFailure: (target, { title, advice, retry, places }, { signInCommand }) => {
      const text = `${title} ${advice}`.trim();
      status.showWarning(`${target.stateMachineName} not updated`, text);
      void reveal(places, false);
      const message = `${target.stateMachineName}: ${text}`;
      if (signInCommand === undefined) void offerProblems(retry === 'no' ? 'error' : 'warning', message);
      else void showFailedCall(message, signInCommand);
    },

    showMayBeApplied: (target, reason) => {
      const text = `The update of ${target.stateMachineName} had left, and may have been applied.`;
      status.showWarning(`${target.stateMachineName} may be updated`, `${text} ${reason}`);
      void offerCompare(target, `${text} ${reason} Look at the state machine before you update again.`);
    },

    showCancelled: ({ stateMachineName }) => {
      const text = `The update of ${stateMachineName} was cancelled when it had left. The state machine is still what it was before; the next look at it tells if that changes.`;
      void window.showInformationMessage(toPlainMessage(text));
    },

    showOvertaken: (target) => {
      const text = `${target.stateMachineName} was not updated: the service refused it for now, and somebody has changed it since.`;
      status.showWarning(`${target.stateMachineName} not updated`, text);
      void offerCompare(target, text);
    },

    showUpdated: (target, machine) => status.showUpdated(target, machine),
    showPublished: (target, published) => status.showPublished(target, published),

    showUnchanged: (target) => {
      status.showUnchanged(target);
      void offerPublish(target);
    },

    showUnexpected: (target, expected, found) =>
      void window.showErrorMessage(
        toPlainMessage(`${target.stateMachineName} is at ${found}, not at ${expected}: nothing was sent.`),
      ),

    showInvalid: (target, { errors, places }) => {
      const count = errors === 1 ? 'an error' : `${errors} errors`;
      void reveal(places, true);
      void offerProblems('error', `Nothing was sent. Step Functions found ${count} for ${target.stateMachineName}.`);
    },

    showUnvalidated: (target, reason) =>
      void window.showInformationMessage(
        toPlainMessage(
          `The definition could not be checked by Step Functions before the update of ${target.stateMachineName} (${reason}); the update checks it itself.`,
        ),
      ),

    showComparison: (target, { texts }) => {
      if (!texts) return;
      const name = toOneLine(target.stateMachineName);
      void showTexts(
        `${name}: deployed ↔ to be sent`,
        { label: `${name} as deployed`, text: texts.deployed },
        { label: `${name} as it would be sent`, text: texts.sent },
        texts.syntax,
      );
    },
  };
}

/** What is seen of an update that a save started: the status bar and Problems, and no message. */
export function buildSaveViews(status: StatusView): SaveViews {
  const warn = (name: string, detail: string): void => status.showWarning(`${name} not updated on save`, detail);
  return {
    showNeed: ({ stateMachineArn }, need) => warn(toMachineName(stateMachineArn), need),
    showPaused: (paused) => status.showPaused(paused.map(({ stateMachineArn }) => toMachineName(stateMachineArn))),
    showSending: (target) => status.showSaving(target.stateMachineName),
    showFailure: (target, { title, advice }) => warn(target.stateMachineName, `${title} ${advice}`.trim()),
    showMayBeApplied: (target, reason) => warn(target.stateMachineName, `It may have been applied. ${reason}`),
    showCancelled: (target) => warn(target.stateMachineName, 'It was cancelled, and nothing has changed yet.'),
    showOvertaken: (target) =>
      warn(
        target.stateMachineName,
        'The service refused it for now, and somebody has changed the state machine since.',
      ),
    showUpdated: (target, machine) => status.showUpdated(target, machine),
    showUnchanged: (target) => status.showUnchanged(target),
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

async function offerCompare(target: TargetSummary, text: string): Promise<void> {
  const compare = 'Compare with Deployed';
  if ((await window.showWarningMessage(toPlainMessage(text), compare)) !== compare) return;
  await commands.executeCommand('stepwright.compare', { target: target.ref });
}

async function offerPublish(target: TargetSummary): Promise<void> {
  const publish = 'Publish Version';
  const text = `${target.stateMachineName} is up to date: nothing that would be sent differs from what is deployed.`;
  if ((await window.showInformationMessage(toPlainMessage(text), publish)) !== publish) return;
  await commands.executeCommand('stepwright.publishVersion', { target: target.ref });
}

async function reveal(places: readonly Place[], withProblems: boolean): Promise<void> {
  if (withProblems) await showProblems();
  const [first] = places;
  if (first) await showPlace(first);
}
