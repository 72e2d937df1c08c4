import { runUpdate } from '../../../client/src/update/run-update.ts';
import { buildFakePorts, REF, type Script } from './fake-ports.ts';

export const ORDER = { target: REF, intent: 'update' } as const;

/** Runs one update and gives its end and its steps. */
export async function run(script: Script, order: Parameters<typeof runUpdate>[1] = ORDER) {
  const fake = buildFakePorts(script);
  const outcome = await runUpdate(fake.ports, order);
  return { ...fake, kind: outcome.kind };
}
