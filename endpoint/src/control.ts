import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../server/src/update/update-request.ts';
import { parseFault, type Faults } from './faults.ts';
import type { Recorder } from './requests.ts';
import { parseStsOptions, type Sts } from './sts.ts';
import { parseJson, readBody, sendText } from './wire.ts';

interface Controlled {
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly sts: Sts;
}

/** What a path does, and gives; `body` is what was sent, where it is JSON. A string says why nothing was done. */
type Control = (parts: Controlled, body: Json | undefined) => object | string;

const DONE = {};

const CONTROLS: ReadonlyMap<string, Control> = new Map<string, Control>([
  [
    'POST /stepwright/faults',
    ({ faults }, body) => {
      const fault = body === undefined ? 'A fault is a JSON object of at most 1 MiB.' : parseFault(body);
      if (typeof fault === 'string') return fault;
      faults.inject(fault);
      return DONE;
    },
  ],
  [
    'DELETE /stepwright/faults',
    ({ faults }) => {
      faults.clear();
      return DONE;
    },
  ],
  ['GET /stepwright/requests', ({ recorder }) => recorder.list()],
  ['GET /stepwright/updates', ({ recorder }) => recorder.listUpdates()],
  [
    'DELETE /stepwright/requests',
    ({ recorder }) => {
      recorder.clear();
      return DONE;
    },
  ],
  [
    'PUT /stepwright/sts',
    ({ sts }, body) => {
      const options = body === undefined ? 'The options of STS are a JSON object.' : parseStsOptions(body);
      if (typeof options === 'string') return options;
      sts.configure(options);
      return DONE;
    },
  ],
]);

/** The endpoint's own paths, for tests that run in another process. */
export async function answerControl(
  request: IncomingMessage,
  response: ServerResponse,
  parts: Controlled,
): Promise<void> {
  const send = (status: number, value: object): void =>
    sendText(response, status, 'application/json', JSON.stringify(value));
  const text = await readBody(request, 1_048_576);
  const control = CONTROLS.get(`${request.method} ${request.url}`);
  if (!control) return send(404, { message: `Expected one of: ${[...CONTROLS.keys()].join(', ')}.` });
  const result = control(parts, text === undefined ? undefined : parseJson(text));
  if (typeof result === 'string') send(400, { message: result });
  else send(200, result);
}
