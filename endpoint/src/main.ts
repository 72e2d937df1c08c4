/** The command line: `node endpoint/src/main.ts [--port N] [--folder DIR]`. */
import { parseArgs } from 'node:util';
import { startEndpoint } from './endpoint.ts';

export { startEndpoint, type Endpoint, type EndpointOptions } from './endpoint.ts';
export type { Fault } from './faults.ts';
export type { RecordedRequest, RecordedUpdate } from './requests.ts';
export type { StsOptions } from './sts.ts';

/** The port of AWS's own Step Functions Local. */
const DEFAULT_PORT = 8083;
const USAGE = 'Usage: node endpoint/src/main.ts [--port N] [--folder DIR]';

async function main(): Promise<void> {
  const { port, folder } = readArguments();
  const endpoint = await startEndpoint({ port, ...(folder === undefined ? {} : { folder }) });
  console.log(`Step Functions endpoint: ${endpoint.url}`);
  for (const arn of endpoint.machines) console.log(`  ${arn}`);
  for (const reason of endpoint.skipped) console.error(`  skipped ${reason}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void endpoint.stop());
}

function readArguments(): { port: number; folder: string | undefined } {
  const { values } = parseArgs({ options: { port: { type: 'string' }, folder: { type: 'string' } } });
  const port = values.port === undefined ? DEFAULT_PORT : Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`"${values.port}" is not a port.`);
  return { port, folder: values.folder };
}

if (import.meta.main) {
  try {
    await main();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = 1;
  }
}
