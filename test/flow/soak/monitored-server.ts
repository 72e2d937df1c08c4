import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { waitFor } from '../../protocol/client.ts';
import { createTemporaryFolder } from '../../protocol/folders.ts';

/** Starts a language server whose heap can be measured. */
export async function startMonitored<T>(
  start: () => Promise<T>,
): Promise<{ readonly started: T; readonly measureServerHeap: () => Promise<number> }> {
  const path = join(createTemporaryFolder(), 'port');
  const monitor = new URL('heap-monitor.ts', import.meta.url);
  Object.assign(process.env, { NODE_OPTIONS: `--import=${monitor.href}`, STEPWRIGHT_HEAP_MONITOR: path });
  const started = await start();
  for (const name of ['NODE_OPTIONS', 'STEPWRIGHT_HEAP_MONITOR']) delete process.env[name];
  const port = await waitFor(() => readPort(path));
  return {
    started,
    measureServerHeap: async () => {
      // Without a connection that stays open: at the end of the soak nothing may be.
      const response = await fetch(`http://127.0.0.1:${port}`, { headers: { connection: 'close' } });
      return Number(await response.text());
    },
  };
}

/** Undefined as long as it isn't written. */
function readPort(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}
