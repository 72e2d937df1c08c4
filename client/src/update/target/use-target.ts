import type { ComposeOrder, TargetSummary } from '../../../../server/src/protocol.ts';
import { dropUpdate, explainFailure, type FailedUpdate } from '../send/explain.ts';
import { type AccountCheck, openTarget } from './open-target.ts';
import type { ReadyUpdate, UpdatePorts } from '../ports/ports.ts';
import type { Service } from '../ports/service.ts';
import { chooseProfile } from './profile.ts';

/** The service for a target, opened for a person who may be asked. */
export interface OpenedService {
  readonly service: Service;
  readonly account: AccountCheck;
  /** Undefined means the SDK's default chain. */
  readonly profile: string | undefined;
}

export type Unopened = { readonly kind: 'dismissed' | 'cancelled' } | FailedUpdate;

export type OpenPorts = Pick<
  UpdatePorts,
  'language' | 'openService' | 'prompts' | 'views' | 'runWithProgress' | 'store' | 'log'
>;

/** Opens the service of a target for a task, and closes it again. What keeps it from that is told to the person. */
export async function withService<T>(
  ports: OpenPorts,
  update: Pick<ReadyUpdate, 'target' | 'updateId'>,
  task: (opened: OpenedService) => Promise<T>,
): Promise<T | Unopened> {
  const { target } = update;
  const chosen = await chooseProfile(target, ports.store, ports.prompts);
  if (chosen.kind === 'dismissed') return chosen;
  const { profile } = chosen;
  const options = { profile, askMfaCode: ports.prompts.enterMfaCode };
  const opened = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, (signal) =>
    openTarget(ports.openService, target, options, signal),
  );
  if (opened.kind === 'cancelled') return opened;
  if (opened.kind === 'failed') return explainFailure(ports, update, opened.failure, 'before anything was sent');
  const { service, account } = opened;
  try {
    return await task({ service, account, profile });
  } finally {
    service.close();
  }
}

export type ComposingPorts = OpenPorts & Pick<UpdatePorts, 'isTrusted'>;

/** Nothing was composed, or could be opened. The person has been told why. */
export type Unused = Unopened | { readonly kind: 'untrusted' | 'refused' };

/** Composes an update for a task that sends nothing of it. The server forgets it afterwards. The workspace must be trusted. */
export async function withComposed<T>(
  ports: ComposingPorts,
  order: ComposeOrder,
  task: (update: ReadyUpdate) => Promise<T>,
): Promise<T | Unused> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const update = await ports.language.composeUpdate(order);
  if (update.kind === 'refused') {
    const { kind, ...refusal } = update;
    ports.views.showRefusal({ ...refusal, target: order.target });
    return { kind };
  }
  try {
    return await task(update);
  } finally {
    await dropUpdate(ports, update);
  }
}

export interface UsedTarget extends OpenedService {
  readonly target: TargetSummary;
  /** For `explainFailure`: nothing of the files was composed. */
  readonly updateId: string;
}

/** The service of a target for a task that sends nothing of the files, such as publishing what is there: they need not be right. */
export function withTarget<T>(
  ports: ComposingPorts,
  { ref, stateMachineArn }: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
  task: (used: UsedTarget) => Promise<T>,
): Promise<T | Unused> {
  const order: ComposeOrder = { target: ref, intent: 'update', given: { stateMachineArn } };
  return withComposed<T | Unopened>(ports, order, (update) =>
    withService(ports, update, (opened) => {
      const { target, updateId } = update;
      return task({ ...opened, target, updateId });
    }),
  );
}
