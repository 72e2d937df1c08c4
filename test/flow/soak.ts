/**
 * `npm run soak -- [--saves N] [--seed S]`: saves with random edits, faults and a second writer, through the update flow as it
 * ships; a person helps by hand where that is needed. It fails where something was sent that nobody meant, or twice, or over what
 * a colleague did, where a record is missing or left, and where memory grows or something stays open. The same seed makes the same
 * edits and the same trouble.
 */
import '../../scripts/check-node.ts';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Random } from '../fuzz/random.ts';
import { waitFor } from '../protocol/client.ts';
import { createTemporaryFolder } from '../protocol/folders.ts';
import { countResources } from './soak/memory.ts';
import { startMonitored } from './soak/monitored-server.ts';
import { type Figures, soak } from './soak/run.ts';
import { buildAnswer } from './soak/work.ts';

/** In bytes. The end may be a little above the beginning: the code that V8 has made meanwhile is on the heap, too. */
const MAY_GROW = 4 * 1024 * 1024;
const PROCESSES = ['client', 'server'] as const;

const { values } = parseArgs({ options: { saves: { type: 'string', default: '1000' }, seed: { type: 'string' } } });
const saves = Number(values.saves);
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
if (!(Number.isInteger(saves) && saves > 0) || !Number.isInteger(seed)) {
  console.error('npm run soak -- [--saves N] [--seed S]: N is a positive integer, S an integer.');
  process.exit(2);
}
// The sources, unless somebody names a bundle: so that nothing has to be built.
process.env['STEPWRIGHT_SERVER'] ??= join(import.meta.dirname, '../../server/src/lsp/main.ts');
const { buildFlow, listVariables, startMachine } = await import('./flow.ts');
const { openWorkspace } = await import('./workspace.ts');

console.log(`Seed ${seed}, ${saves} saves`);
// Between two attempts the SDK waits a random part of a second: here a small one.
Object.assign(Math, { random: () => 0.05 });
const resources = countResources();
const { started: workspace, measureServerHeap } = await startMonitored(openWorkspace);
await workspace.client.open(workspace.definitionUri, workspace.write('ours'));
const endpoint = await startMachine(workspace);
const stateFolder = createTemporaryFolder();
useVariables(stateFolder, listVariables(endpoint));
const flow = buildFlow(workspace, stateFolder, {
  answer: buildAnswer(new Random(seed + 1)),
  settings: { confirmUpdate: 'always' },
});
const start = performance.now();
const figures = await soak({ ...flow, endpoint }, saves, new Random(seed), measureServerHeap);
print(figures, performance.now() - start);
await workspace.client.stop();
await endpoint.stop();
for (const name of PROCESSES) {
  const sizes = figures.heaps.map((heap) => heap[name]);
  assert.ok((sizes.at(-1) ?? 0) - (sizes[0] ?? 0) < MAY_GROW, `the memory of the ${name} has grown`);
}
await waitFor(() => [...countResources()].every(([kind, count]) => count <= (resources.get(kind) ?? 0)) || undefined);

/** No variable and no file of the machine that runs it counts. */
function useVariables(folder: string, variables: Readonly<Record<string, string>>): void {
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  const [config, credentials] = ['config', 'credentials'].map((name) => join(folder, name));
  Object.assign(process.env, { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, ...variables });
}

function print({ heaps, seen, ...counts }: Figures, took: number): void {
  console.log(
    Object.entries(counts)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  console.log([...seen].map(([kind, count]) => `${kind} ${count}`).join(', '));
  for (const name of PROCESSES) {
    const sizes = heaps.map((heap) => (heap[name] / 1024 / 1024).toFixed(1)).join(', ');
    console.log(`heap of the ${name} after each fifth, in MiB: ${sizes}`);
  }
  console.log(`${Math.round(took / 1000)} s`);
}
