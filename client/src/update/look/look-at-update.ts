import type { TargetRef } from '../../../../server/src/protocol.ts';
import { dropUpdate } from '../target/explain.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { ReadyUpdate } from '../ports/ports.ts';
import { type OpenedService, type OpenPorts, type Unopened, withService } from '../target/use-target.ts';

export interface LookedAt extends OpenedService {
  readonly update: ReadyUpdate;
}

/** Nothing could be looked at. The person has been told why. */
export type Unseen = Unopened | { readonly kind: 'untrusted' | 'refused' };

export type LookPorts = OpenPorts & Pick<UpdatePorts, 'isTrusted'>;

/** Composes an update for a task that sends nothing. The server forgets it afterwards. */
export async function withComposed<T>(
  ports: LookPorts,
  { target, intent }: { readonly target: TargetRef; readonly intent: 'compare' | 'update' },
  task: (update: ReadyUpdate) => Promise<T>,
): Promise<T | Unseen> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const update = await ports.language.composeUpdate({ target, intent });
  if (update.kind === 'refused') {
    const { kind, ...refusal } = update;
    ports.views.showRefusal({ ...refusal, target });
    return { kind };
  }
  try {
    return await task(update);
  } finally {
    await dropUpdate(ports, update);
  }
}

/** The same with the service of the target, for a look at what would be sent: errors of the rules are no obstacle. */
export function lookAtUpdate<T>(
  ports: LookPorts,
  target: TargetRef,
  task: (looked: LookedAt) => Promise<T>,
): Promise<T | Unseen> {
  return withComposed<T | Unopened>(ports, { target, intent: 'compare' }, (update) =>
    withService(ports, update, (opened) => task({ ...opened, update })),
  );
}
