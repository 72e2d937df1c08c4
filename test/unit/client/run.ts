import { runUpdate, type UpdateOrder } from '../../../client/src/update/run-update.ts';
import { buildFakePorts, REF, type Script } from './fake-ports.ts';

export const ORDER: UpdateOrder = { target: REF, intent: 'update', startedBy: 'command' };

/** Runs one update and gives its end and its steps. */
export async function run(script: Script, order: UpdateOrder = ORDER) {
  const fake = buildFakePorts(script);
  const outcome = await runUpdate(fake.ports, order);
  return { ...fake, kind: outcome.kind };
}
