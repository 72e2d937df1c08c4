import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Json } from '../../server/src/update/update-request.ts';
import { findMembers, type Members } from './members.ts';
import type { Outcome } from './outcome.ts';
import { sendText } from './wire.ts';

/** STS speaks AWS's query protocol: a form asks, XML answers. */
const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

/** A form with the operation in `Action`; undefined where the request is none. */
export function findForm(request: IncomingMessage, body: string): Members | undefined {
  if (request.headers['x-amz-target'] !== undefined) return undefined;
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return undefined;
  const form = Object.fromEntries(new URLSearchParams(body));
  return form['Action'] ? form : undefined;
}

export function sendQueryOutcome(response: ServerResponse, operation: string, outcome: Outcome): void {
  const RequestId = randomUUID();
  const send = (status: number, name: string, content: string): void =>
    sendText(response, status, 'text/xml', `<${name} xmlns="${NAMESPACE}">${content}</${name}>`, RequestId);
  if (outcome.kind === 'accepted') {
    const result = wrap(`${operation}Result`, writeMembers(outcome.output));
    send(200, `${operation}Response`, result + wrap('ResponseMetadata', writeMembers({ RequestId })));
    return;
  }
  const { name, message, members, status = 400 } = outcome;
  const error = { Type: status < 500 ? 'Sender' : 'Receiver', Code: name, Message: message, ...members };
  send(status, 'ErrorResponse', wrap('Error', writeMembers(error)) + writeMembers({ RequestId }));
}

function writeMembers(members: Members): string {
  return Object.entries(members)
    .map(([name, value]) => (value === undefined ? '' : wrap(name, writeValue(value))))
    .join('');
}

function writeValue(value: Json): string {
  const members = findMembers(value);
  if (members) return writeMembers(members);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function wrap(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
