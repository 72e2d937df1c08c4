import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findMembers, type Members } from './members.ts';
import { refuse, type Outcome, type Refusal } from './outcome.ts';
import type { Json } from '../../server/src/update/update-request.ts';

/** What is read and thrown away of a request that is too large, so that its sender gets to hear why. */
const MOST_DRAINED = 64 * 1_048_576;

/** Who calls, as far as the signature tells, which itself is not checked. Undefined where there is none. */
export interface Caller {
  readonly accessKeyId: string | undefined;
  /** Of the credential's scope. */
  readonly region: string | undefined;
}

/** The body as text; undefined where it is longer than `limit` bytes. Throws where the connection breaks. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > MOST_DRAINED) return undefined;
    if (size <= limit) chunks.push(chunk);
  }
  return size > limit ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** The operation that the header names, or why it names none. */
export function readTarget(request: IncomingMessage): string | Refusal {
  const header = request.headers['x-amz-target'];
  const target = typeof header === 'string' ? header : '';
  const [service, operation, ...more] = target.split('.');
  if (service === 'AWSStepFunctions' && operation && more.length === 0) return operation;
  return refuse(
    'UnknownOperationException',
    `Expected the header X-Amz-Target: AWSStepFunctions.<Operation>, and got ${target === '' ? 'none' : `"${target}"`}`,
  );
}

/** The body's members; members that are null count as not given. */
export function readInput(body: string): Members | Refusal {
  const value = parseJson(body === '' ? '{}' : body);
  return (
    findMembers(value) ??
    refuse(
      'SerializationException',
      `Expected a JSON object as the body, and got ${value === undefined ? 'text that is no JSON' : 'another value'}`,
    )
  );
}

/** Undefined where the text is no JSON, or nested so deeply that it can't be read. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text, (_name, value: Json) => (value === null ? undefined : value));
  } catch {
    return undefined;
  }
}

export function readCaller(request: IncomingMessage): Caller {
  const scope = /Credential=([^/,\s]+)\/\d+\/([a-z0-9-]+)\//.exec(request.headers.authorization ?? '');
  return { accessKeyId: scope?.[1], region: scope?.[2] };
}

export function sendOutcome(response: ServerResponse, outcome: Outcome): void {
  if (outcome.kind === 'accepted') {
    sendText(response, 200, AWS_JSON, JSON.stringify(outcome.output));
    return;
  }
  const { name, message, members, status = 400 } = outcome;
  sendText(response, status, AWS_JSON, JSON.stringify({ __type: name, message, ...members }));
}

const AWS_JSON = 'application/x-amz-json-1.0';

export function sendText(
  response: ServerResponse,
  status: number,
  contentType: string,
  text: string,
  requestId: string = randomUUID(),
): void {
  response.writeHead(status, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': requestId,
  });
  response.end(text);
}
