import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export interface ReceivedRequest {
  /** The operation. */
  readonly target: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export type Answer = (response: ServerResponse, request: IncomingMessage, received: ReceivedRequest) => void;

export interface ServiceServer {
  readonly url: string;
  readonly received: ReceivedRequest[];
}

/** An HTTP server that answers every request in one way and keeps what it was sent. Closes with the test. */
export async function startServiceServer(context: TestContext, answer: Answer): Promise<ServiceServer> {
  const received: ReceivedRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
      const body: unknown = isForm ? Object.fromEntries(new URLSearchParams(text)) : text && JSON.parse(text);
      const target = isForm ? new URLSearchParams(text).get('Action') : request.headers['x-amz-target'];
      const one = {
        target: typeof target === 'string' ? target : undefined,
        authorization: request.headers.authorization,
        body,
      };
      received.push(one);
      answer(response, request, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${toPort(server.address())}`, received };
}

export function toPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

/** As the service answers: JSON, with the request's id. */
export function answerJson(status: number, body: unknown): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'application/x-amz-json-1.0', 'x-amzn-RequestId': 'request-1' });
    response.end(JSON.stringify(body));
  };
}

export function answerText(status: number, body: string, contentType = 'text/html'): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': contentType });
    response.end(body);
  };
}

/** STS's form of an answer: XML of the given members. */
export function answerXml(action: string, members: object): Answer {
  return (response) => {
    response.writeHead(200, { 'Content-Type': 'text/xml', 'x-amzn-RequestId': 'request-1' });
    response.end(
      `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${toXml(members)}</${action}Result></${action}Response>`,
    );
  };
}

export function answerXmlError(status: number, code: string, message: string): Answer {
  return (response) => {
    response.writeHead(status, { 'Content-Type': 'text/xml', 'x-amzn-RequestId': 'request-1' });
    const error = toXml({ Type: 'Sender', Code: code, Message: message });
    response.end(
      `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error>${error}</Error></ErrorResponse>`,
    );
  };
}

function toXml(members: object): string {
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${typeof value === 'object' ? toXml(value) : String(value)}</${name}>`)
    .join('');
}

/** By the operation, as often as it is asked for: the last answer of each stays. */
export function answerEach(answers: Readonly<Record<string, Answer | readonly Answer[]>>): Answer {
  const asked = new Map<string, number>();
  return (response, request, received) => {
    const operation = received.target?.replace('AWSStepFunctions.', '') ?? '';
    const given = answers[operation];
    const list = typeof given === 'function' ? [given] : (given ?? []);
    const index = asked.get(operation) ?? 0;
    asked.set(operation, index + 1);
    const answer = list[Math.min(index, list.length - 1)];
    if (answer) answer(response, request, received);
    else answerText(404, 'no such operation')(response, request, received);
  };
}
