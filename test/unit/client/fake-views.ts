import type { Views } from '../../../client/src/update/ports/ports.ts';
import type { SaveViews } from '../../../client/src/update/save/send-save.ts';

/** Views that note what a person would be told, a few words each. */
export function buildFakeViews(note: (step: string) => void): Views & SaveViews {
  return {
    showUntrusted: () => note('untrusted'),
    showBusy: () => note('busy'),
    showRefusal: ({ message }) => note(`refusal ${message}`),
    showFailure: (_, { title }) => note(`failure ${title}`),
    showMayBeApplied: () => note('may be applied'),
    showCancelled: () => note('cancelled'),
    showOvertaken: () => note('overtaken'),
    showUpdated: () => note('updated'),
    showPublished: (_, { stateMachineVersionArn, isOld }) =>
      note(`${isOld ? 'is' : 'published'} version ${stateMachineVersionArn.split(':').at(-1)}`),
    showUnchanged: () => note('unchanged'),
    showUnexpected: (_, expected, found) => note(`expected ${expected}, found ${found}`),
    showInvalid: (_, { errors }) => note(`invalid ${errors}`),
    showUnvalidated: (_, reason) => note(`unvalidated ${reason}`),
    showComparison: (_, { texts }) => note(`differences ${texts?.deployed} ${texts?.sent}`),
    showSending: () => note('sending'),
    showPaused: (paused) => note(`paused ${paused.length}`),
    showNeed: (_, need) => note(`need ${need}`),
  };
}
