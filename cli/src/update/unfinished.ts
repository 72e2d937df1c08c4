import { reportAbandonedUpdate } from '../../../client/src/update/send/abandoned-updates.ts';
import type { UpdatePorts } from '../../../client/src/update/ports/ports.ts';
import type { Dialogue } from './dialogue.ts';
import { isYes } from './prompts.ts';

/**
 * Says of which updates nobody knows what became of them. A person may want to know what became of each; without
 * one, the machine that is updated now is looked at, and no other.
 */
export async function settleUnfinished(
  ports: UpdatePorts,
  { note, ask }: Dialogue,
  stateMachineArn: string | undefined,
): Promise<void> {
  // What is logged is told here as well.
  const log = { ...ports.log, info: () => undefined };
  for (const update of await ports.records.listAbandoned()) {
    const findOut = async (_name: string, time: string): Promise<'find' | 'forget' | undefined> => {
      const arn = update.request.stateMachineArn;
      note(
        `What became of an update of ${arn} at ${time} is not known: its answer was lost, or its editor or command ended before.`,
      );
      if (!ask) return arn === stateMachineArn ? 'find' : undefined;
      const answer = await ask('Find out what became of it? [y]es, [f]orget it, [N]o: ');
      if (isYes(answer)) return 'find';
      return /^f(orget)?$/i.test(answer?.trim() ?? '') ? 'forget' : undefined;
    };
    // One after another: two questions can't be answered at once.
    await reportAbandonedUpdate({ ...ports, log, offer: { findOut, tell: note, tellFailure: note } }, update);
  }
}
