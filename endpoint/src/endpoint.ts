import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { answerControl, buildRecorder, type RecordedRequest, type Recorder } from './control.ts';
import { buildFaults, type Fault, type Faults } from './faults.ts';
import type { Machines } from './machines.ts';
import { runOperation } from './operations/operations.ts';
import { isRefusal, refuse, type Outcome } from './outcome.ts';
import { readSamples } from './samples.ts';
import { findSignedRegion, readBody, readInput, readTarget, sendOutcome, sendText } from './wire.ts';

export interface EndpointOptions {
  /** A free one where it is left out. */
  readonly port?: number;
  /** Every target of the update files below it gets a machine. */
  readonly folder?: string;
  /** The ARNs of the log groups that exist, with `:*`; all where it is left out. */
  readonly logGroups?: readonly string[];
  /** In bytes of the body; the service's 1 MiB where it is left out. */
  readonly maxRequestLength?: number;
}

export interface Endpoint {
  readonly url: string;
  readonly port: number;
  /** The ARNs of the sample machines. */
  readonly machines: readonly string[];
  /** Targets without a machine, each with the reason. */
  readonly skipped: readonly string[];
  injectFault(fault: Fault): void;
  clearFaults(): void;
  /** All calls so far, the oldest first. */
  listRequests(): readonly RecordedRequest[];
  clearRequests(): void;
  /** Ends open connections too. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const DEFAULT_REGION = 'us-east-1';

/** Starts a Step Functions endpoint on this machine's loopback. Throws where the port is taken or the folder can't be read. */
export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const samples = options.folder === undefined ? { machines: [], skipped: [] } : await readSamples(options.folder);
  const machines: Machines = new Map(samples.machines.map((machine) => [machine.arn, machine]));
  const faults = buildFaults();
  const recorder = buildRecorder();
  const stopping = new AbortController();
  const parts: Parts = { machines, faults, recorder, options, stopping: stopping.signal };

  const server = createServer((request, response) => {
    answer(request, response, parts).catch((error: unknown) => {
      // The connection broke or the endpoint is stopping: nobody is left to answer.
      if (request.destroyed || request.socket.destroyed || stopping.signal.aborted) return;
      console.error(error);
      if (!response.headersSent) sendOutcome(response, { ...refuse('InternalFailure', String(error)), status: 500 });
    });
  });
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://${HOST}:${port}`,
    port,
    machines: [...machines.keys()],
    skipped: samples.skipped,
    injectFault: faults.inject,
    clearFaults: faults.clear,
    listRequests: recorder.list,
    clearRequests: recorder.clear,
    stop() {
      stopping.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface Parts {
  readonly machines: Machines;
  readonly faults: Faults;
  readonly recorder: Recorder;
  readonly options: EndpointOptions;
  readonly stopping: AbortSignal;
}

async function answer(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  // A page in a browser may reach loopback by a name of its own; it must not read what was sent here.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? '')) {
    sendOutcome(response, {
      ...refuse('AccessDeniedException', `Use http://${HOST} or http://localhost`),
      status: 403,
    });
    return;
  }
  if (request.url?.startsWith('/stepwright/')) return answerControl(request, response, parts.faults, parts.recorder);
  if (request.method === 'GET' && request.url === '/') {
    sendText(
      response,
      200,
      'text/plain',
      "Stepwright's local Step Functions endpoint. It keeps everything in memory.\n",
    );
    return;
  }
  const operation = readTarget(request);
  const body = await readBody(request, parts.options.maxRequestLength ?? 1_048_576);
  if (request.method !== 'POST' || request.url !== '/' || typeof operation !== 'string') {
    sendOutcome(
      response,
      typeof operation === 'string' ? refuse('UnknownOperationException', 'Use POST /') : operation,
    );
    return;
  }
  if (body === undefined) {
    response.setHeader('Connection', 'close');
    sendOutcome(response, { ...refuse('RequestEntityTooLargeException', 'A request has at most 1 MiB'), status: 413 });
    return;
  }
  const input = readInput(body);
  if (isRefusal(input)) return sendOutcome(response, input);
  const region = findSignedRegion(request);
  parts.recorder.add({ operation, input, region });
  const context = { machines: parts.machines, region: region ?? DEFAULT_REGION, logGroups: parts.options.logGroups };
  await answerCall(response, parts, operation, () => runOperation(operation, input, context));
}

/** Answers as the operation does, or as the fault says that was injected for it. */
async function answerCall(
  response: ServerResponse,
  { faults, stopping }: Parts,
  operation: string,
  run: () => Outcome,
): Promise<void> {
  const { delayMilliseconds = 0, error, reset, body } = faults.take(operation) ?? {};
  if (delayMilliseconds > 0) await wait(delayMilliseconds, undefined, { signal: stopping });
  if (error) {
    const { name, message = name, members, status } = error;
    return sendOutcome(response, { kind: 'refused', name, message, members, status });
  }
  if (body) return sendText(response, body.status ?? 400, body.contentType ?? 'text/html', body.text);
  const outcome = reset === 'before' ? undefined : run();
  if (reset !== undefined || !outcome) response.socket?.resetAndDestroy();
  else sendOutcome(response, outcome);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
