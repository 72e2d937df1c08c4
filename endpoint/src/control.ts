import type { Members } from './members.ts';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseFault, type Faults } from './faults.ts';

import { parseJson, readBody, sendText } from './wire.ts';

/** A call that arrived, whatever became of it. */
export interface RecordedRequest {
  readonly operation: string;
  readonly input: Members;
  /** Of the signature, as the client chose it. */
  readonly region: string | undefined;
}

/** Of the oldest requests, no more than this are kept. */
const MOST_REQUESTS = 1000;

export interface Recorder {
  /** The oldest first. */
  list(): readonly RecordedRequest[];
  add(request: RecordedRequest): void;
  clear(): void;
}

export function buildRecorder(): Recorder {
  let requests: RecordedRequest[] = [];
  return {
    list: () => [...requests],
    add: (request) => void (requests = [...requests.slice(1 - MOST_REQUESTS), request]),
    clear: () => void (requests = []),
  };
}

/** The endpoint's own paths, for tests that run in another process. */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  faults: Faults,
  recorder: Recorder,
): Promise<void> {
  const send = (status: number, value: unknown): void =>
    sendText(response, status, 'application/json', JSON.stringify(value));
  const route = `${request.method} ${request.url}`;
  if (route === 'POST /stepwright/faults') {
    const body = await readBody(request, 1_048_576);
    const value = body === undefined ? undefined : parseJson(body);
    const fault = value === undefined ? 'A fault is a JSON object of at most 1 MiB.' : parseFault(value);
    if (typeof fault === 'string') return send(400, { message: fault });
    faults.inject(fault);
    return send(200, {});
  }
  if (route === 'DELETE /stepwright/faults') {
    faults.clear();
    return send(200, {});
  }
  if (route === 'GET /stepwright/requests') return send(200, recorder.list());
  if (route === 'DELETE /stepwright/requests') {
    recorder.clear();
    return send(200, {});
  }
  return send(404, { message: 'Expected POST or DELETE /stepwright/faults, or GET or DELETE /stepwright/requests.' });
}
