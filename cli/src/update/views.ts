import type { Views } from '../../../client/src/update/ports/ports.ts';
import type { Dialogue } from './dialogue.ts';
import { listDifference } from './text-difference.ts';

/** What is told while the flow runs. How it ended stands in `ending.ts`, and findings in the report. */
export function buildViews({ note }: Dialogue): Views {
  return {
    showUntrusted: () => note('The folder is not trusted.'),
    showBusy: ({ stateMachineName }) => note(`An update of ${stateMachineName} is under way.`),
    showRefusal: ({ message }) => note(message),
    showFailure: (target, { title, advice }, { name, message }) => {
      note(`${target.stateMachineName}: ${title} ${advice}`.trim());
      note(`${name}: ${message}`);
    },
    showMayBeApplied: ({ stateMachineName }, reason) => {
      note(`The update of ${stateMachineName} had left, and may have been applied. ${reason}`);
      note('Look at the state machine before you update again.');
    },
    showUnexpected: ({ stateMachineName }, expected, found) =>
      note(`${stateMachineName} is at ${found}, not at ${expected}.`),
    showInvalid: ({ stateMachineName }, { errors }) =>
      note(`Step Functions found ${errors === 1 ? 'an error' : `${errors} errors`} for ${stateMachineName}.`),
    showUnvalidated: (_, reason) =>
      note(`Step Functions could not be asked for its check (${reason}); the update makes it itself.`),
    showComparison: (_, { texts }) => {
      for (const line of texts ? listDifference(texts) : []) note(line);
    },
    showOvertaken: ({ stateMachineName }) =>
      note(`The service refused the update of ${stateMachineName} for now, and somebody has changed it since.`),
    showCancelled() {},
    showUpdated() {},
    showPublished() {},
    showUnchanged() {},
  };
}
