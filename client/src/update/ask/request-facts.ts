import type { UpdateRequest } from '../../../../server/src/protocol.ts';

/** These say where to and whether to publish; what is left changes the state machine. */
const SHOWN_APART: ReadonlySet<string> = new Set(['stateMachineArn', 'definition', 'publish', 'versionDescription']);

/** The configuration that a request changes, by the API's names. */
export function listOtherMembers(request: UpdateRequest): string[] {
  return Object.keys(request).filter((name) => request[name] !== undefined && !SHOWN_APART.has(name));
}

/** A file as a person knows it. */
export function toFileName(uri: string): string {
  return decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
}

/** Bytes as a person reads them. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(2)} MiB`;
}

/** The members of a request with their sizes, for the log: no value of any member. */
export function describeRequest(request: UpdateRequest): string {
  return Object.entries(request)
    .filter(([name, value]) => name !== 'stateMachineArn' && value !== undefined)
    .map(([name, value]) => `${name} ${toLoggedValue(value)}`)
    .join(', ');
}

function toLoggedValue(value: unknown): string {
  if (typeof value === 'boolean') return String(value);
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return `(${Buffer.byteLength(text)} bytes)`;
}
