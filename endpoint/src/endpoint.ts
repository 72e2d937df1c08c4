import { createServer, type Server } from 'node:http';
import { answer, type Parts } from './answers.ts';
import { buildFaults, type Fault } from './faults.ts';
import { refuse } from './outcome.ts';
import { buildRecorder, type RecordedRequest, type RecordedUpdate } from './requests.ts';
import { readSamples } from './samples.ts';
import { buildSts, type StsOptions } from './sts.ts';
import { sendOutcome } from './wire.ts';

export interface EndpointOptions {
  /** A free one where it is left out. */
  readonly port?: number;
  /** Every target of the update files below it gets a machine. */
  readonly folder?: string;
  /** The ARNs of the log groups that exist, with `:*`; all where it is left out. */
  readonly logGroups?: readonly string[];
  /** In bytes of the body; the service's 1 MiB where it is left out. */
  readonly maxRequestLength?: number;
  readonly sts?: StsOptions;
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
  /** All updates that were accepted so far, the oldest first. */
  listUpdates(): readonly RecordedUpdate[];
  /** Forgets requests and updates. */
  clearRequests(): void;
  /** Replaces all options of STS. */
  configureSts(options: StsOptions): void;
  /** Ends open connections too. */
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';

/** Starts a Step Functions endpoint on this machine's loopback. Throws where the port is taken or the folder can't be read. */
export async function startEndpoint(options: EndpointOptions = {}): Promise<Endpoint> {
  const samples = options.folder === undefined ? { machines: [], skipped: [] } : await readSamples(options.folder);
  const faults = buildFaults();
  const recorder = buildRecorder();
  const sts = buildSts(options.sts);
  const stopping = new AbortController();
  const parts: Parts = {
    machines: new Map(samples.machines.map((machine) => [machine.arn, machine])),
    faults,
    recorder,
    sts,
    logGroups: options.logGroups,
    maxRequestLength: options.maxRequestLength ?? 1_048_576,
    stopping: stopping.signal,
  };

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
    machines: samples.machines.map(({ arn }) => arn),
    skipped: samples.skipped,
    injectFault: faults.inject,
    clearFaults: faults.clear,
    listRequests: recorder.list,
    listUpdates: recorder.listUpdates,
    clearRequests: recorder.clear,
    configureSts: sts.configure,
    stop() {
      stopping.abort();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
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
