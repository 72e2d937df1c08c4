import type { IncomingMessage, ServerResponse } from 'node:http';
import { findText, type Members } from './members.ts';
import { runOperation } from './operations/operations.ts';
import type { Context } from './operations/operation.ts';
import { isRefusal, type Outcome, type Refusal } from './outcome.ts';
import { findForm, sendQueryOutcome } from './query.ts';
import { hideSecrets, type Sts } from './sts.ts';
import { readInput, readTarget, sendOutcome, type Caller } from './wire.ts';

/** A request that names an operation, whatever its protocol. */
export interface Call {
  readonly operation: string;
  /** Without secrets: as it may be recorded. */
  readonly input: Members;
  run(): Outcome;
  send(response: ServerResponse, outcome: Outcome): void;
}

/** A call of STS or of Step Functions, or why the request is neither. */
export function readCall(
  request: IncomingMessage,
  body: string,
  sts: Sts,
  caller: Caller,
  context: Context,
): Call | Refusal {
  const form = sts.isOff() ? undefined : findForm(request, body);
  if (form) {
    const operation = findText(form['Action']) ?? '';
    return {
      operation,
      input: hideSecrets(form),
      run: () => sts.run(operation, form, caller),
      send: (response, outcome) => sendQueryOutcome(response, operation, outcome),
    };
  }
  const operation = readTarget(request);
  if (typeof operation !== 'string') return operation;
  const input = readInput(body);
  if (isRefusal(input)) return input;
  return { operation, input, run: () => runOperation(operation, input, context), send: sendOutcome };
}
