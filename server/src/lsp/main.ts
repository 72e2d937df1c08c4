import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { toText } from './guard.ts';
import { startServer } from './server.ts';

// What an edit leaves behind is collected before it doubles the memory in use.
setFlagsFromString('--heap-growing-percent=30');

const transports = ['--stdio', '--node-ipc', '--socket', '--pipe'];
if (!process.argv.some((argument) => transports.some((transport) => argument.startsWith(transport)))) {
  process.argv.push('--stdio');
}

const connection = createConnection(ProposedFeatures.all);

// What slips through every guard is told, and the language features live on.
const report = (error: unknown): void => connection.console.error(`Unexpected: ${toText(error)}`);
process.on('uncaughtException', report);
process.on('unhandledRejection', report);

startServer(connection);
connection.listen();
