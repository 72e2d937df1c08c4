import { toRevisionName } from '../../../client/src/update/look/read-deployed.ts';
import type { UpdateOutcome } from '../../../client/src/update/run-update.ts';
import { findExceptionRow } from '../../../server/src/catalog/exceptions.ts';
import { REQUEST_EXCEPTIONS } from '../../../server/src/catalog/request-exceptions.ts';
import type { Failure } from '../../../server/src/protocol.ts';
import type { Compared } from './file-language.ts';

/** 0: done, or nothing to do. 1: refused for what the files say. 2: it could not run. 3: the machine has changed. */
export type ExitCode = 0 | 1 | 2 | 3;

/** How a command ended, for whoever started it. */
export interface Ending {
  readonly code: ExitCode;
  /** One word, for programs. */
  readonly outcome: string;
  /** What was done, or would be: the result. */
  readonly result: readonly string[];
  /** What keeps it from being done, where nothing has said so yet. */
  readonly notes: readonly string[];
  /** More members, for programs. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** `of`: the target with its machine, as `prod: arn:…`. */
export function toEnding(outcome: UpdateOutcome, of: string, compared: Compared | undefined): Ending {
  const found = compared && toRevisionName(compared.deployed);
  const end = (code: ExitCode, result: readonly string[] = [], notes: readonly string[] = []): Ending => {
    // The revision as it is now, as far as that is known: by the name that --expect-revision takes.
    return { code, outcome: outcome.kind, result, notes, facts: { revisionId: found } };
  };
  switch (outcome.kind) {
    case 'updated': {
      const revisionId = toRevisionName(outcome.machine);
      const versionArn = outcome.machine.stateMachineVersionArn;
      const version = versionArn === undefined ? [] : [`Version ${versionArn}`];
      const note = outcome.machine.note === undefined ? [] : [outcome.machine.note];
      const ending = end(0, [`Updated ${of}`, `Revision ${revisionId}`, ...version], note);
      return { ...ending, facts: { revisionId, versionArn } };
    }
    case 'published': {
      const { stateMachineVersionArn: versionArn, isOld } = outcome.published;
      const done = isOld ? `Nothing to do: it is a version already, ${versionArn}` : `Published ${versionArn}`;
      return { ...end(0, [done]), facts: { revisionId: found, versionArn } };
    }
    case 'unchanged':
      return end(0, [`Nothing to do: what would be sent is there already, ${of}`]);
    case 'wouldUpdate':
      return end(0, listWishes(of, compared), outcome.reasons);
    case 'refused':
      return end(1, [], ['Nothing was sent.']);
    case 'failed':
      return isRefusal(outcome.failure) ? { ...end(1), outcome: 'refused' } : end(2);
    case 'overtaken': {
      const { revision: revisionId = found } = outcome;
      const done = outcome.revision === undefined ? 'Nothing was sent.' : 'It was not sent again.';
      const note = revisionId === undefined ? done : `${done} ${toAdvice(revisionId)}`;
      return { ...end(3, [], [note]), facts: { revisionId } };
    }
    case 'mayBeApplied':
      return { ...end(2), facts: {} };
    case 'cancelled':
      return end(2, [], ['Cancelled: nothing has changed, as far as is known.']);
    case 'dismissed':
    case 'untrusted':
    case 'busy':
    case 'unrecorded':
      break;
  }
  return end(2, [], ['Nothing was sent.']);
}

/** The service refused what the files say. Of all else the files are not to blame. */
function isRefusal({ name }: Failure): boolean {
  const row = findExceptionRow(name);
  return row !== undefined && REQUEST_EXCEPTIONS.includes(row);
}

function listWishes(of: string, compared: Compared | undefined): string[] {
  if (!compared) return [`Would update ${of}, with which nothing could be compared`];
  const { isSame, changes } = compared.comparison;
  if (isSame) return [`Would publish the revision that is there, if it is no version yet, of ${of}`];
  return [`Would update ${of}`, ...changes.map(({ text }) => `  ${text}`)];
}

function toAdvice(found: string): string {
  return `“stepwright diff” shows what is there; --expect-revision ${found} says that this is what may be overwritten.`;
}
