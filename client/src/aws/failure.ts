import type { Failure } from '../../../server/src/protocol.ts';

export type ServiceName = 'Step Functions' | 'STS';

/** What is known about a call that failed. */
interface FailedCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly endpointUrl: string;
  /** It writes, and the request was handed to the network. */
  readonly mayTakeEffect: boolean;
}

/**
 * Of a connection that never came to be, whatever the call was: nothing was sent. The first rows are Node's, the others TLS's.
 * Other codes say so only where the system call was `connect`: a line may break with them after the request has left.
 */
const NOT_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** A system error is told by its code, not by its name. */
const UNTELLING_NAMES: ReadonlySet<string> = new Set(['', 'Error', 'AggregateError']);
/** The SDK names a connection that was cut a timeout too. */
const CUT: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/** The SDK's words for a connection timeout; its other timeouts come after the request left. */
const CONNECTION_TIMEOUT = 'did not establish a connection';

/** Turns whatever a call threw into a failure: the service's exceptions, the SDK's own, and the network's. */
export function toFailure(error: unknown, call: FailedCall): Failure {
  const facts = readFacts(error);
  const failure: Failure = {
    name: facts.name,
    message: facts.message,
    operation: call.operation,
    ...(facts.requestId === undefined ? {} : { requestId: facts.requestId }),
    ...(facts.reason === undefined ? {} : { reason: facts.reason }),
    ...(facts.kmsKeyState === undefined ? {} : { kmsKeyState: facts.kmsKeyState }),
    ...(call.mayTakeEffect && mayHaveTakenEffect(facts) ? { mayHaveTakenEffect: true } : {}),
  };
  if (!isForeign(facts)) return failure;
  const status = facts.status === undefined ? '' : ` (HTTP ${facts.status})`;
  return {
    ...failure,
    name: 'SyntaxError',
    message: `${call.endpointUrl} did not answer as ${call.service} does${status}: this endpoint does not implement ${call.operation}.`,
  };
}

/**
 * The answer comes from something that isn't the service: it can't be read, as JSON or as XML, or it is an error that the
 * SDK finds no name in.
 */
function isForeign({ name, message, status, fault }: ErrorFacts): boolean {
  if (CUT.has(name)) return false;
  if (name === 'SyntaxError' || (status !== undefined && fault === undefined)) return true;
  return fault !== undefined && (name === 'Unknown' || (name === 'NotFound' && message === 'Unknown'));
}

interface ErrorFacts {
  readonly name: string;
  readonly message: string;
  readonly isConnecting: boolean;
  readonly status: number | undefined;
  /** Of an exception of a service alone. */
  readonly fault: string | undefined;
  readonly requestId: string | undefined;
  readonly reason: string | undefined;
  readonly kmsKeyState: string | undefined;
}

function readFacts(error: unknown): ErrorFacts {
  if (!(error instanceof Error)) {
    return { ...NO_FACTS, name: 'Error', message: String(error) };
  }
  const code = readString(error, 'code');
  const metadata = readObject(error, '$metadata');
  const name = UNTELLING_NAMES.has(error.name) || CUT.has(code) ? (code ?? error.name) : error.name;
  return {
    name,
    message: readMessage(error) || name,
    isConnecting: isConnecting(error) || (code !== undefined && NOT_CONNECTED.has(code)),
    status: readNumber(metadata, 'httpStatusCode') ?? readNumber(readObject(error, '$response'), 'statusCode'),
    fault: readString(error, '$fault'),
    requestId: readString(metadata, 'requestId'),
    reason: readString(error, 'reason'),
    kmsKeyState: readString(error, 'kmsKeyState'),
  };
}

/** One attempt for each address of a name: only connecting has several. */
function isConnecting(error: Error): boolean {
  return error instanceof AggregateError || readString(error, 'syscall') === 'connect';
}

const NO_FACTS = {
  isConnecting: false,
  status: undefined,
  fault: undefined,
  requestId: undefined,
  reason: undefined,
  kmsKeyState: undefined,
} as const;

/** A refused connection to a name with several addresses has no message of its own, only its parts have. */
function readMessage(error: Error): string {
  if (error.message !== '' || !(error instanceof AggregateError)) return error.message;
  return error.errors.map((part: unknown) => (part instanceof Error ? part.message : String(part))).join('; ');
}

/** An answer that refuses says that nothing was done. One that can't be read, none, or a server's trouble, says nothing. */
function mayHaveTakenEffect(facts: ErrorFacts): boolean {
  if (facts.status !== undefined) return facts.status >= 500 || facts.status < 300;
  return !facts.isConnecting && !facts.message.includes(CONNECTION_TIMEOUT);
}

function readProperty(from: object | undefined, name: string): unknown {
  return from && name in from ? Reflect.get(from, name) : undefined;
}

function readString(from: object | undefined, name: string): string | undefined {
  const value = readProperty(from, name);
  return typeof value === 'string' ? value : undefined;
}

function readNumber(from: object | undefined, name: string): number | undefined {
  const value = readProperty(from, name);
  return typeof value === 'number' ? value : undefined;
}

function readObject(from: object | undefined, name: string): object | undefined {
  const value = readProperty(from, name);
  return typeof value === 'object' && value !== null ? value : undefined;
}
