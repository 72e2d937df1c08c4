import type { ComposedUpdate, TargetRef, UpdateIntent } from '../../../server/src/protocol.ts';
import { buildConfirmation } from './confirmation.ts';
import type { Service, UpdatePorts } from './ports.ts';
import { chooseProfile } from './profile.ts';
import { endUpdate, explainUnopened, sendUpdate, type ReadyUpdate, type SendOutcome } from './send-update.ts';

/** What a person asked for. Saves have their own way: `save-updates.ts`. */
export interface UpdateOrder {
  readonly target: TargetRef;
  readonly intent: Exclude<UpdateIntent, 'save'>;
  /** Goes on in spite of errors of our own check; never where the target is protected. */
  readonly anyway?: boolean | undefined;
}

export type UpdateOutcome =
  | SendOutcome
  | { readonly kind: 'untrusted' }
  /** The check found errors. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'dismissed' };

/** The update flow for a person: check and compose, ask, send once, tell what happened. */
export async function runUpdate(ports: UpdatePorts, order: UpdateOrder): Promise<UpdateOutcome> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const checked = await compose(ports, order);
  if (checked.kind !== 'ready') return checked;
  const update = order.intent === 'publish' ? await composeWithDescription(ports, order, checked) : checked;
  if (update.kind !== 'ready') return update;

  const arn = update.target.stateMachineArn;
  if (ports.inFlight.has(arn)) {
    await endUpdate(ports, update, false);
    ports.views.showBusy(update.target);
    return { kind: 'busy' };
  }
  return ports.inFlight.run(arn, async () => {
    const outcome = await askAndSend(ports, order, update);
    if (outcome.kind !== 'updated') await endUpdate(ports, update, false);
    return outcome;
  });
}

type Composed = (ReadyUpdate & { readonly anyway: boolean }) | { readonly kind: 'refused' | 'dismissed' };

/** Errors stop it. *Update Anyway* goes on where it can, and never for a protected target. */
async function compose(ports: UpdatePorts, order: UpdateOrder, versionDescription?: string): Promise<Composed> {
  const params = { target: order.target, intent: order.intent, versionDescription };
  const checked = await ports.language.composeUpdate(params);
  if (checked.kind === 'ready') return { ...checked, anyway: false };
  if (order.anyway === true && checked.canUpdateAnyway) {
    const composed = await ports.language.composeUpdate({ ...params, anyway: true });
    if (composed.kind === 'ready' && !composed.target.protected) return { ...composed, anyway: true };
    if (composed.kind === 'ready') await endUpdate(ports, composed, false);
  }
  return refuse(ports, order, checked);
}

function refuse(
  ports: UpdatePorts,
  order: UpdateOrder,
  { kind, ...refusal }: Extract<ComposedUpdate, { kind: 'refused' }>,
): Composed {
  ports.views.showRefusal({ ...refusal, target: order.target });
  return { kind };
}

/** Asks for the description once the rest is right, and composes again with what was entered. */
async function composeWithDescription(ports: UpdatePorts, order: UpdateOrder, checked: ReadyUpdate): Promise<Composed> {
  const suggestion = checked.request.versionDescription ?? checked.target.versionDescription ?? '';
  const entered = await ports.prompts.enterVersionDescription(suggestion);
  await endUpdate(ports, checked, false);
  if (entered === undefined) return { kind: 'dismissed' };
  return compose(ports, order, entered);
}

async function askAndSend(
  ports: UpdatePorts,
  order: UpdateOrder,
  update: ReadyUpdate & { readonly anyway: boolean },
): Promise<UpdateOutcome> {
  const { target } = update;
  const chosen = await chooseProfile(target, ports.store, ports.prompts);
  if (chosen.kind === 'dismissed') return chosen;
  const opened = await ports.openService({ region: target.region, profile: chosen.profile });
  if (opened.kind === 'failed') return explainUnopened(ports, update, opened);
  const { service } = opened;
  try {
    if (!(await askToSend(ports, update, service, chosen.profile))) return { kind: 'dismissed' };
    const verb = order.intent === 'publish' || update.request.publish === true ? 'Updating and publishing' : 'Updating';
    return await ports.runWithProgress(`${verb} ${target.stateMachineName}`, (signal, report) =>
      sendUpdate(ports, {
        update,
        service,
        signal,
        onSent: () => report('Sent, waiting for the answer…'),
      }),
    );
  } finally {
    service.close();
  }
}

async function askToSend(
  ports: UpdatePorts,
  update: ReadyUpdate & { readonly anyway: boolean },
  service: Service,
  profile: string | undefined,
): Promise<boolean> {
  const confirmation = buildConfirmation({
    ...update,
    endpoint: service.endpoint,
    credentials: service.credentials,
    profile,
  });
  if (!(await ports.prompts.confirm(confirmation))) return false;
  const { target } = update;
  return !target.protected || ports.prompts.enterName(target.stateMachineName);
}
