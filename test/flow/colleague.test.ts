/** Somebody else updates the same state machine, at the worst of moments. */
import { fail, testCases } from './cases.ts';
import { callAsColleague, THEIR_UPDATE } from './machine.ts';
import type { Answer, AnswerQuestion } from './person.ts';
import { BEFORE, OURS, THEIRS } from './workspace.ts';

const UPDATE = 'UpdateStateMachine';
const ASKED = 'asked: Update orders?';
const OVERWRITE = /^asked: Overwrite orders\? Somebody changed the state machine after /;
const UPDATED = { sent: 1, accepted: 1 };

/** A colleague updates while the first question is open, and the person confirms it. */
function answerLate(second: Answer): AnswerQuestion {
  return async (_, count) => {
    if (count > 1) return second;
    await callAsColleague({ url: process.env['AWS_ENDPOINT_URL_SFN'] ?? '' }, THEIR_UPDATE);
    return 'confirm';
  };
}

testCases([
  {
    title: 'while the question is open: it is asked again, and the person overwrites',
    options: { answer: answerLate('confirm') },
    ends: 'updated',
    sees: [ASKED, OVERWRITE, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, history: [THEIRS] },
  },
  {
    title: 'while the question is open: it is asked again, and the person does not overwrite',
    options: { answer: answerLate(undefined) },
    ends: 'overtaken',
    sees: [ASKED, OVERWRITE],
    holds: THEIRS,
  },
  {
    title: 'after the person was asked, as the machine is looked at again: it is seen',
    // As the tags are read for the first time: after the first look, and before the answer.
    faults: [{ operation: 'ListTagsForResource', afterwards: THEIR_UPDATE }],
    ends: 'updated',
    sees: [ASKED, OVERWRITE, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, history: [THEIRS] },
  },
  {
    title: 'after the last look and before the update: nobody can see that, for the API has no condition',
    faults: [
      // The tags are read at each look.
      { operation: 'ListTagsForResource', delayMilliseconds: 1 },
      { operation: 'ListTagsForResource', afterwards: THEIR_UPDATE },
    ],
    ends: 'updated',
    sees: [ASKED, 'updated'],
    holds: OURS,
    leaves: { ...UPDATED, history: [BEFORE] },
  },
  {
    title: 'a conflict with a change of somebody: nothing is sent again',
    faults: [{ ...fail(UPDATE, 'ConflictException', 1), afterwards: THEIR_UPDATE }],
    ends: 'overtaken',
    sees: [ASKED, 'overtaken'],
    holds: THEIRS,
    leaves: { sent: 1 },
  },
  {
    title: 'while it waits for another attempt: nothing is sent again',
    faults: [{ ...fail(UPDATE, 'ThrottlingException', 1), afterwards: THEIR_UPDATE }],
    ends: 'overtaken',
    sees: [ASKED, 'overtaken'],
    holds: THEIRS,
    leaves: { sent: 1 },
  },
  {
    title: 'before an update whose connection broke: what became of it is unknown, and what stood there before is kept',
    faults: [{ operation: UPDATE, reset: 'before', afterwards: THEIR_UPDATE }],
    ends: 'mayBeApplied',
    sees: [ASKED, /^may be applied: The state machine has changed, and is not what was sent/],
    holds: THEIRS,
    leaves: { sent: 1, history: [BEFORE] },
  },
  {
    title: 'after an update whose answer was lost: what became of it is unknown, and what stood there before is kept',
    faults: [{ operation: UPDATE, reset: 'after', afterwards: THEIR_UPDATE }],
    ends: 'mayBeApplied',
    sees: [ASKED, /^may be applied: The state machine has changed, and is not what was sent/],
    holds: THEIRS,
    leaves: { ...UPDATED, history: [BEFORE] },
  },
]);
