import { setFlagsFromString } from 'node:v8';
import { Console } from 'node:console';
import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { toText } from './guard.ts';
import { buildMessageEncoder } from './message-encoder.ts';
import { startServer } from './server.ts';
import { Slices } from './slices.ts';

// What an edit leaves behind is collected before it doubles the memory in use.
setFlagsFromString('--heap-growing-percent=30');

const slices = new Slices();
const connection = connect();

// What slips through every guard is told, and the language features live on.
const report = (error: unknown): void => connection.console.error(`Unexpected: ${toText(error)}`);
process.on('uncaughtException', report);
process.on('unhandledRejection', report);

startServer(connection, slices);
connection.listen();

/** Over the standard streams, unless an argument names another way. */
function connect(): Connection {
  const others = ['--node-ipc', '--socket', '--pipe'];
  if (process.argv.some((argument) => others.some((other) => argument.startsWith(other)))) {
    return createConnection(ProposedFeatures.all);
  }
  // Whatever writes a line there by itself would break the protocol.
  globalThis.console = new Console(process.stderr, process.stderr);
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout, { contentTypeEncoder: buildMessageEncoder(slices) });
  const connection = createConnection(ProposedFeatures.all, reader, writer);
  let isShutDown = false;
  connection.onShutdown(() => {
    isShutDown = true;
  });
  // The client is gone, perhaps without a word. A file has an end, and a terminal that is closed has none.
  const leave = (): void => process.exit(isShutDown ? 0 : 1);
  process.stdin.once('end', leave).once('close', leave);
  return connection;
}
