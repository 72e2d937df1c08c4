import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../server/src/update/update-request.ts';
import { findMembers, findText, type Members } from './members.ts';

/** What the endpoint does instead of answering, or before it. Injected by tests; at most one of error, reset and body. */
export interface Fault {
  /** The operation that it strikes; any where it is left out. */
  readonly operation?: string;
  /** Strikes only calls whose input has all of these members with these values. */
  readonly input?: Members;
  /** Spares calls whose input has all of these members with these values. */
  readonly except?: Members;
  /** How many calls it strikes; 1 where it is left out. */
  readonly times?: number;
  /** The answer waits so long; the operation takes effect after the wait, also where the client has gone. */
  readonly delayMilliseconds?: number;
  /** An exception of any name; the operation takes no effect. */
  readonly error?: {
    readonly name: string;
    readonly message?: string;
    /** What else stands in the body, as `reason` or `kmsKeyState`. */
    readonly members?: Members;
    /** 400 where it is left out. */
    readonly status?: number;
  };
  /** The connection is reset `before` or `after` the operation took effect; no answer is sent. */
  readonly reset?: 'before' | 'after';
  /** An answer that is sent as it is, such as a proxy's page; the operation takes no effect. */
  readonly body?: { readonly text: string; readonly status?: number; readonly contentType?: string };
  /**
   * An operation of Step Functions that runs as soon as the struck call ran or was turned away, before it is answered: a
   * colleague's.
   */
  readonly afterwards?: { readonly operation: string; readonly input: Members };
}

export interface Faults {
  inject(fault: Fault): void;
  /** The first fault that strikes a call of this operation, which counts as one of its times. */
  take(operation: string, input: Members): Fault | undefined;
  clear(): void;
}

export function buildFaults(): Faults {
  let pending: { fault: Fault; left: number }[] = [];
  return {
    inject: (fault) => void pending.push({ fault, left: fault.times ?? 1 }),
    take(operation, input) {
      const found = pending.find(({ fault }) => strikes(fault, operation, input));
      if (!found) return undefined;
      if (--found.left <= 0) pending = pending.filter((other) => other !== found);
      return found.fault;
    },
    clear: () => void (pending = []),
  };
}

function strikes(fault: Fault, operation: string, input: Members): boolean {
  const has = (members: Members): boolean =>
    Object.entries(members).every(([name, value]) => isDeepStrictEqual(input[name], value));
  if (fault.operation !== undefined && fault.operation !== operation) return false;
  return has(fault.input ?? {}) && !(fault.except && has(fault.except));
}

/** Reads a fault that came over HTTP; a string says what is wrong with it. */
export function parseFault(value: Json): Fault | string {
  const given = findMembers(value);
  if (!given) return 'A fault is a JSON object.';
  const unknown = Object.keys(given).find((name) => !FAULT_MEMBERS.includes(name));
  if (unknown !== undefined) return `A fault has no member "${unknown}", only ${FAULT_MEMBERS.join(', ')}.`;
  const { operation, times, delayMilliseconds, reset } = given;
  if (operation !== undefined && typeof operation !== 'string') return '"operation" must be a string.';
  if (times !== undefined && !isCount(times, 1)) return '"times" must be an integer from 1.';
  if (delayMilliseconds !== undefined && !isCount(delayMilliseconds, 0)) {
    return '"delayMilliseconds" must be an integer from 0.';
  }
  if (reset !== undefined && reset !== 'before' && reset !== 'after') return '"reset" must be "before" or "after".';
  const [input, except] = [findMembers(given['input']), findMembers(given['except'])];
  if (given['input'] !== undefined && !input) return '"input" must be an object.';
  if (given['except'] !== undefined && !except) return '"except" must be an object.';
  const afterwards = given['afterwards'] === undefined ? undefined : parseAfterwards(given['afterwards']);
  if (typeof afterwards === 'string') return afterwards;
  const error = given['error'] === undefined ? undefined : parseError(given['error']);
  if (typeof error === 'string') return error;
  const body = given['body'] === undefined ? undefined : parseBody(given['body']);
  if (typeof body === 'string') return body;
  const kinds = [error, body, reset].filter((kind) => kind !== undefined).length;
  if (kinds > 1) return 'A fault has one of "error", "reset" and "body", not more.';
  if (kinds === 0 && delayMilliseconds === undefined && !afterwards) {
    return 'A fault needs one of "error", "reset", "body", "delayMilliseconds" and "afterwards".';
  }
  return {
    ...(operation === undefined ? {} : { operation }),
    ...(times === undefined ? {} : { times }),
    ...(delayMilliseconds === undefined ? {} : { delayMilliseconds }),
    ...(reset === undefined ? {} : { reset }),
    ...(error === undefined ? {} : { error }),
    ...(body === undefined ? {} : { body }),
    ...(input === undefined ? {} : { input }),
    ...(except === undefined ? {} : { except }),
    ...(afterwards === undefined ? {} : { afterwards }),
  };
}

const FAULT_MEMBERS: readonly string[] = [
  'operation',
  'input',
  'except',
  'times',
  'delayMilliseconds',
  'error',
  'reset',
  'body',
  'afterwards',
];

function parseAfterwards(value: Json): NonNullable<Fault['afterwards']> | string {
  const { operation, input } = findMembers(value) ?? {};
  if (typeof operation !== 'string') return '"afterwards.operation" must be the name of an operation.';
  return { operation, input: findMembers(input) ?? {} };
}

function parseError(value: Json): NonNullable<Fault['error']> | string {
  const { name, message, members, status } = findMembers(value) ?? {};
  if (typeof name !== 'string' || name === '') return '"error.name" must be an exception\'s name.';
  if (message !== undefined && typeof message !== 'string') return '"error.message" must be a string.';
  if (status !== undefined && !isStatus(status)) return '"error.status" must be an HTTP status from 400 to 599.';
  const extra = findMembers(members);
  if (members !== undefined && !extra) return '"error.members" must be an object.';
  return {
    name,
    ...(message === undefined ? {} : { message }),
    ...(extra === undefined ? {} : { members: extra }),
    ...(status === undefined ? {} : { status }),
  };
}

function parseBody(value: Json): NonNullable<Fault['body']> | string {
  const given = findMembers(value) ?? {};
  const { text, status } = given;
  if (typeof text !== 'string') return '"body.text" must be a string.';
  if (status !== undefined && !(isCount(status, 200) && status <= 599)) return '"body.status" must be an HTTP status.';
  const contentType = findText(given['contentType']);
  return { text, ...(status === undefined ? {} : { status }), ...(contentType === undefined ? {} : { contentType }) };
}

function isCount(value: Json, from: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= from;
}

function isStatus(value: Json): value is number {
  return isCount(value, 400) && value <= 599;
}
