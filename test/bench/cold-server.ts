/** From starting the server to the diagnostics of the first definition: what a user waits for after opening a file. */
import { performance } from 'node:perf_hooks';
import { Client } from '../protocol/client.ts';
import { buildDefinition } from './definitions.ts';
import { summarize } from './measure.ts';

const RUNS = 10;

export async function benchColdServer(): Promise<void> {
  const text = buildDefinition(100).replace('"State 1"', '"Nowhere"');
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    const client = await Client.start();
    const uri = `file:///bench/orders-${run}.asl.json`;
    await client.open(uri, text);
    const diagnostics = await client.pull(uri);
    times.push(performance.now() - from);
    await client.stop();
    if (diagnostics.length === 0) throw new Error('The server found nothing in a definition with a mistake.');
  }
  const { median, p95 } = summarize(times);
  console.log(
    `\nFrom the start of the server's process to the diagnostics of a definition of 100 states: ${format(median, p95)}`,
  );
}

function format(median: number, p95: number): string {
  return `${median.toFixed(0)} ms (95th percentile ${p95.toFixed(0)} ms, ${RUNS} runs)`;
}
