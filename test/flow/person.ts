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
  readonly runWithProgress: RunWithProgress;
  /** Cancels what is under way. */
  cancel(): void;
}

export interface Script {
  readonly answer?: AnswerQuestion | undefined;
  /** Cancels the progress whose title or report has this text, as soon as it is shown. */
  readonly cancelsAt?: string | undefined;
}

export function buildPerson({ answer = () => 'confirm', cancelsAt }: Script = {}): Person {
  const seen: string[] = [];
  const confirmations: Confirmation[] = [];
  const see = (line: string): void => void seen.push(line);
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
      enterMfaCode: () => Promise.resolve(undefined),
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
    runWithProgress: (title, task) => {
      underWay = new AbortController();
      follow(title);
      return task(underWay.signal, follow);
    },
    cancel: () => underWay.abort(),
  };
}
