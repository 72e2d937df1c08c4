import type { PickList, Picks, Shows } from '../../client/src/update/ports/machine-ports.ts';
import type { Confirmation, Prompts, RunWithProgress, Views } from '../../client/src/update/ports/ports.ts';
import type { SaveViews } from '../../client/src/update/save/send-save.ts';

export type Answer = Awaited<ReturnType<Prompts['confirm']>>;

/** What the person says to a question; `count` is 1 for the first one. */
export type AnswerQuestion = (confirmation: Confirmation, count: number) => Answer | Promise<Answer>;

/** A person who follows a script. What they are shown is noted, a line each, in order. */
export interface Person {
  readonly seen: string[];
  readonly confirmations: Confirmation[];
  readonly prompts: Prompts;
  readonly views: Views & SaveViews;
  readonly picks: Picks;
  readonly shows: Shows;
  readonly runWithProgress: RunWithProgress;
  /** Cancels what is under way. */
  cancel(): void;
}

export interface Script {
  readonly answer?: AnswerQuestion | undefined;
  /** Cancels the progress whose title or report has this text, as soon as it is shown. */
  readonly cancelsAt?: string | undefined;
  /** What is chosen in lists, by how it begins, and typed, in order. */
  readonly picked?: readonly string[] | undefined;
  /** The code of an MFA device; without one the question for it is dismissed. */
  readonly mfaCode?: string | undefined;
}

export function buildPerson({ answer = () => 'confirm', cancelsAt, picked = [], mfaCode }: Script = {}): Person {
  const seen: string[] = [];
  const confirmations: Confirmation[] = [];
  const see = (line: string): void => void seen.push(line);
  const choices = [...picked];
  let underWay = new AbortController();
  const follow = (text: string): void => {
    if (cancelsAt !== undefined && text.includes(cancelsAt)) underWay.abort();
  };
  return {
    seen,
    confirmations,
    prompts: {
      confirm: (confirmation) => {
        confirmations.push(confirmation);
        see(['asked:', confirmation.question, ...confirmation.reasons].join(' '));
        return Promise.resolve(answer(confirmation, confirmations.length));
      },
      enterName: () => Promise.resolve(true),
      enterVersionDescription: (suggestion) => Promise.resolve(suggestion),
      enterMfaCode: (serialNumber) => {
        see(`asked for a code of ${serialNumber}`);
        return Promise.resolve(mfaCode);
      },
      chooseProfile: () => Promise.resolve('use'),
      pickTarget: ([first]) => Promise.resolve(first),
    },
    views: {
      showUntrusted: () => see('untrusted'),
      showBusy: () => see('busy'),
      showRefusal: ({ message }) => see(`refused: ${message}`),
      showFailure: (_, { title, advice }) => see(`failed: ${title} ${advice}`.trim()),
      showMayBeApplied: (_, reason) => see(`may be applied: ${reason}`),
      showCancelled: () => see('cancelled'),
      showOvertaken: () => see('overtaken'),
      showUpdated: () => see('updated'),
      showPublished: (_, { isOld }) => see(isOld ? 'published before' : 'published'),
      showUnchanged: () => see('unchanged'),
      showUnexpected: (_, expected, found) => see(`expected ${expected}, found ${found}`),
      showInvalid: (_, { errors }) => see(`invalid: ${errors}`),
      showUnvalidated: (_, reason) => see(`not validated: ${reason}`),
      showComparison: () => see('compared'),
      showSending: () => undefined,
      showPaused: (paused) => see(`paused: ${paused.length}`),
      showNeed: (_, need) => see(`needed: ${need}`),
    },
    picks: {
      pick: async <T extends {}>({ title, items }: PickList<T>) => {
        const choice = choices.shift();
        const item = items.find(({ label }) => choice !== undefined && label.startsWith(choice));
        if (!item) throw new Error(`“${choice}” is not in the list of “${title}”.`);
        return item.value;
      },
      enterText: () => Promise.resolve(choices.shift()),
    },
    shows: {
      tell: (text) => see(`told: ${text}`),
      showRouted: (_, { text, hasBefore }) => see(`routed: ${text}${hasBefore ? ' It can be pointed back.' : ''}`),
      showTexts: (title) => Promise.resolve(see(`compared: ${title}`)),
      openFile: (path) => see(`opened: ${path}`),
    },
    runWithProgress: (title, task) => {
      underWay = new AbortController();
      follow(title);
      return task(underWay.signal, follow);
    },
    cancel: () => underWay.abort(),
  };
}
