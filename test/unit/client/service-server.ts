import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';

export interface ReceivedRequest {
  readonly target: string | undefined;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

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
      const target = request.headers['x-amz-target'];
      received.push({
        target: typeof target === 'string' ? target : undefined,
        authorization: request.headers.authorization,
        body: chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined,
      });
      answer(response, request);
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
