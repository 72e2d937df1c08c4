import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { readCall, type Call } from './calls.ts';
import { answerControl } from './control.ts';
import type { Fault, Faults } from './faults.ts';
import type { Machines } from './machines.ts';
import type { Context } from './operations/operation.ts';
import { runOperation } from './operations/operations.ts';
import { isRefusal, refuse, type Outcome } from './outcome.ts';
import type { RecordedRequest, Recorder } from './requests.ts';
import type { Sts } from './sts.ts';
import { readBody, readCaller, sendOutcome, sendText } from './wire.ts';

/** What a running endpoint consists of. */
export interface Parts {
  readonly machines: Machines;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly sts: Sts;
  readonly logGroups: readonly string[] | undefined;
  /** In bytes. */
  readonly maxRequestLength: number;
  readonly stopping: AbortSignal;
}

const DEFAULT_REGION = 'us-east-1';

/** Answers one request. Throws where the connection breaks or the endpoint stops. */
export async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  // A page in a browser may reach loopback by a name of its own; it must not read what was sent here.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    const message = 'Use http://127.0.0.1 or http://localhost';
    return sendOutcome(response, { ...refuse('AccessDeniedException', message), status: 403 });
  }
  if (request.url?.startsWith('/stepwright/')) return answerControl(request, response, parts);
  if (request.method === 'GET' && request.url === '/') {
    const text = "Stepwright's local Step Functions endpoint. It keeps everything in memory.\n";
    return sendText(response, 200, 'text/plain', text);
  }
  const body = await readBody(request, parts.maxRequestLength);
  if (request.method !== 'POST' || request.url !== '/') {
    return sendOutcome(response, refuse('UnknownOperationException', 'Use POST /'));
  }
  if (body === undefined) {
    response.setHeader('Connection', 'close');
    const refusal = refuse('RequestEntityTooLargeException', 'A request has at most 1 MiB');
    return sendOutcome(response, { ...refusal, status: 413 });
  }
  const { machines, logGroups, sts } = parts;
  const caller = readCaller(request);
  const context = { machines, logGroups, region: caller.region ?? DEFAULT_REGION, account: sts.findAccount(caller) };
  const call = readCall(request, body, sts, caller, context);
  if (isRefusal(call)) return sendOutcome(response, call);
  await answerCall(response, parts, call, context, caller.region);
}

/** Answers as the operation does, or as the fault says that was injected for it. */
async function answerCall(
  response: ServerResponse,
  { faults, recorder, stopping }: Parts,
  call: Call,
  context: Context,
  region: string | undefined,
): Promise<void> {
  const { operation, input } = call;
  const entry = recorder.add({ operation, input, region });
  const fault = faults.take(operation, input);
  if (fault?.delayMilliseconds) await wait(fault.delayMilliseconds, undefined, { signal: stopping });
  const outcome = takesEffect(fault) ? call.run() : undefined;
  if (outcome) entry.noteOutcome(outcome);
  if (fault?.afterwards) {
    const other = fault.afterwards;
    recorder.add({ ...other, region, byFault: true }).noteOutcome(runOperation(other.operation, other.input, context));
  }
  const shown = fault?.error ? toRefusal(fault.error) : outcome;
  if (fault?.body) {
    entry.noteAnswer('body');
    sendText(response, fault.body.status ?? 400, fault.body.contentType ?? 'text/html', fault.body.text);
  } else if (fault?.reset !== undefined || !shown) {
    entry.noteAnswer('reset');
    response.socket?.resetAndDestroy();
  } else {
    entry.noteAnswer(toAnswer(shown));
    call.send(response, shown);
  }
}

function takesEffect(fault: Fault | undefined): boolean {
  return !fault?.error && !fault?.body && fault?.reset !== 'before';
}

function toAnswer(shown: Outcome): RecordedRequest['answer'] {
  if (shown.kind === 'accepted') return 'output';
  return shown.status !== undefined && shown.status >= 500 ? 'trouble' : 'refusal';
}

function toRefusal({ name, message = name, members, status }: NonNullable<Fault['error']>): Outcome {
  return { kind: 'refused', name, message, members, status };
}
