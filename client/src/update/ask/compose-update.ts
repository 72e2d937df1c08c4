import type { ComposedUpdate } from '../../../../server/src/protocol.ts';
import { dropUpdate } from '../send/explain.ts';
import type { ReadyUpdate, UpdatePorts } from '../ports/ports.ts';
import type { UpdateOrder } from '../run-update.ts';

export type PersonsUpdate = ReadyUpdate & { readonly anyway: boolean };
type Composed = PersonsUpdate | { readonly kind: 'refused' | 'dismissed' };
type ComposePorts = Pick<UpdatePorts, 'language' | 'prompts' | 'views' | 'log'>;

/** Checks and composes the text of this moment, with the description of a version where one is to be asked for. */
export async function composeForPerson(ports: ComposePorts, order: UpdateOrder): Promise<Composed> {
  const checked = await compose(ports, order, order.versionDescription);
  const isAsked = order.intent === 'publish' && order.versionDescription === undefined && order.given === undefined;
  return isAsked && checked.kind === 'ready' ? composeWithDescription(ports, order, checked) : checked;
}

/** Errors stop it. *Update Anyway* goes on where it can, and never for a protected target. */
async function compose(ports: ComposePorts, order: UpdateOrder, versionDescription?: string): Promise<Composed> {
  const { target, intent, given } = order;
  const params = { target, intent, versionDescription, given: given?.request };
  const checked = await ports.language.composeUpdate(params);
  if (checked.kind === 'ready') return { ...checked, anyway: false };
  if (order.anyway === true && checked.canUpdateAnyway) {
    const composed = await ports.language.composeUpdate({ ...params, anyway: true });
    if (composed.kind === 'ready' && !composed.target.protected) return { ...composed, anyway: true };
    if (composed.kind === 'ready') await dropUpdate(ports, composed);
  }
  return refuse(ports, order, checked);
}

function refuse(
  ports: ComposePorts,
  order: UpdateOrder,
  { kind, ...refusal }: Extract<ComposedUpdate, { kind: 'refused' }>,
): Composed {
  ports.views.showRefusal({ ...refusal, target: order.target });
  return { kind };
}

/** Asks for the description once the rest is right, and composes again with what was entered. */
async function composeWithDescription(
  ports: ComposePorts,
  order: UpdateOrder,
  checked: ReadyUpdate,
): Promise<Composed> {
  const suggestion = checked.request.versionDescription ?? checked.target.versionDescription ?? '';
  const entered = await ports.prompts.enterVersionDescription(suggestion);
  await dropUpdate(ports, checked);
  if (entered === undefined) return { kind: 'dismissed' };
  return compose(ports, order, entered);
}
