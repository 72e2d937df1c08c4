import { reportAbandoned } from '../../../client/src/update/send/abandoned-updates.ts';
import type { UpdatePorts } from '../../../client/src/update/ports/ports.ts';
import type { Dialogue } from './dialogue.ts';
import { isYes } from './prompts.ts';

/**
 * Says which updates were under way when their editor or command ended. A person may want to know what became of each; without
 * one, the machine that is updated now is looked at, and no other.
 */
export async function settleUnfinished(
  ports: UpdatePorts,
  { note, ask }: Dialogue,
  stateMachineArn: string | undefined,
): Promise<void> {
  for (const update of await ports.records.listAbandoned()) {
    const arn = update.request.stateMachineArn;
    // One after another: two questions can't be answered at once.
    const records = { ...ports.records, listAbandoned: async () => [update] };
    const findOut = async (_name: string, time: string): Promise<'find' | 'forget' | undefined> => {
      note(`An update of ${arn} was under way at ${time} when its editor or command ended.`);
      if (!ask) return arn === stateMachineArn ? 'find' : undefined;
      const answer = await ask('Find out what became of it? [y]es, [f]orget it, [N]o: ');
      if (isYes(answer)) return 'find';
      return /^f(orget)?$/i.test(answer?.trim() ?? '') ? 'forget' : undefined;
    };
    await reportAbandoned({ ...ports, records, offer: { findOut, tell: note } });
  }
}
