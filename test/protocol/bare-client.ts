import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { waitFor } from './client.ts';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: unknown;
}

/** A language client that shares no code with VS Code's: the protocol's bytes, written and read here. */
export class BareClient {
  readonly received: Message[] = [];
  readonly #child: ChildProcess;
  #bytes = Buffer.alloc(0);
  #requests = 0;

  constructor(command: string, args: readonly string[], cwd: string) {
    this.#child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] });
    this.#child.stdout?.on('data', (bytes: Buffer) => this.#take(bytes));
  }

  /** The result; throws what the server answers as an error. */
  async request(method: string, params?: object): Promise<unknown> {
    const id = ++this.#requests;
    this.#send({ id, method, params });
    const answer = await waitFor(() =>
      this.received.find((message) => message.id === id && message.method === undefined),
    );
    if (answer.error !== undefined) throw new Error(JSON.stringify(answer.error));
    return answer.result;
  }

  notify(method: string, params?: object): void {
    this.#send({ method, params });
  }

  /** The parameters of all notifications of that name, in their order. */
  listNotified(method: string): unknown[] {
    return this.received.filter((message) => message.method === method).map(({ params }) => params);
  }

  /** The exit code. */
  async stop(): Promise<unknown> {
    await this.request('shutdown');
    const exited = once(this.#child, 'exit');
    this.notify('exit');
    return (await exited)[0];
  }

  kill(): void {
    if (this.#child.exitCode === null) this.#child.kill();
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.#child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#child.stdin?.write(body);
  }

  #take(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes]);
    for (;;) {
      const end = this.#bytes.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/i.exec(this.#bytes.toString('latin1', 0, Math.max(end, 0)))?.[1]);
      if (end < 0 || this.#bytes.length < end + 4 + length) return;
      const message: Message = JSON.parse(this.#bytes.toString('utf8', end + 4, end + 4 + length));
      this.#bytes = this.#bytes.subarray(end + 4 + length);
      this.received.push(message);
      // What the server asks for, this client does not have.
      if (message.id !== undefined && message.method !== undefined) {
        this.#send({ id: message.id, error: { code: -32601, message: 'Method not found' } });
      }
    }
  }
}
