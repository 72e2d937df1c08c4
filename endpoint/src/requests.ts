import type { Members } from './members.ts';
import type { Outcome } from './outcome.ts';

/** A call that arrived, and what became of it. */
export interface RecordedRequest {
  readonly operation: string;
  /** Without codes and tokens. */
  readonly input: Members;
  /** Of the signature, as the client chose it. */
  readonly region: string | undefined;
  /** The operation ran and was not refused, whatever the client got to hear of it. */
  readonly accepted: boolean;
  /**
   * What the client got: `trouble` is the service's own, which refuses nothing; none as long as it waits, and to what a fault ran.
   */
  readonly answer: 'none' | 'output' | 'refusal' | 'trouble' | 'body' | 'reset';
  /** Not a client's: the `afterwards` of a fault. */
  readonly byFault?: true;
}

/** An update that was accepted: what was asked, and what was answered – or would have been. */
export interface RecordedUpdate {
  readonly input: Members;
  readonly output: Members;
}

/** Of requests, and of updates, no more than this are kept; the oldest go first. */
const MOST = 10_000;

export interface Recorder {
  /** The oldest first. */
  list(): readonly RecordedRequest[];
  listUpdates(): readonly RecordedUpdate[];
  /** Records a call that arrived. The entry tells later what became of it. */
  add(request: Pick<RecordedRequest, 'operation' | 'input' | 'region' | 'byFault'>): Entry;
  clear(): void;
}

export interface Entry {
  /** The operation ran. */
  noteOutcome(outcome: Outcome): void;
  noteAnswer(answer: RecordedRequest['answer']): void;
}

export function buildRecorder(): Recorder {
  let requests: RecordedRequest[] = [];
  let updates: RecordedUpdate[] = [];
  return {
    list: () => requests.map((request) => ({ ...request })),
    listUpdates: () => [...updates],
    add(request) {
      const entry = { ...request, accepted: false, answer: 'none' as RecordedRequest['answer'] };
      keep(requests, entry);
      return {
        noteOutcome(outcome) {
          entry.accepted = outcome.kind === 'accepted';
          if (outcome.kind === 'accepted' && request.operation === 'UpdateStateMachine') {
            keep(updates, { input: request.input, output: outcome.output });
          }
        },
        noteAnswer: (answer) => void (entry.answer = answer),
      };
    },
    clear() {
      requests = [];
      updates = [];
    },
  };
}

function keep<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > MOST) list.shift();
}
