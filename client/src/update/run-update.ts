import type { DeployedMachine, TargetRef, UpdateIntent, UpdateRequest } from '../../../server/src/protocol.ts';
import { checkByService } from './look/check-by-service.ts';
import { composeForPerson, type PersonsUpdate } from './ask/compose-update.ts';
import { buildConfirmation, type ConfirmationInput, listUnusual } from './ask/confirmation.ts';
import { type Difference, findDifference } from './look/difference.ts';
import { agreeToNoRecord } from './ask/agree.ts';
import { dropUpdate, explainFailure } from './send/explain.ts';
import { keepSeen, toSeen } from './look/keep-seen.ts';
import { mustAsk, toAgreement } from './ask/must-ask.ts';
import type { UpdatePorts } from './ports/ports.ts';
import { agreeToPublish, publishRevision, type PublishOutcome } from './versions/publish-revision.ts';
import { toRevisionName } from './look/read-deployed.ts';
import type { SeenRevision, StartedBy } from './records/records.ts';
import { sendUpdate, type SendInput, type SendOutcome } from './send/send-update.ts';
import { type OpenedService, withService } from './target/use-target.ts';

/** What a person asked for. Saves have their own way: `save-updates.ts`. */
export interface UpdateOrder {
  readonly target: TargetRef;
  readonly intent: Exclude<UpdateIntent, 'save' | 'compare'>;
  readonly startedBy: Exclude<StartedBy, 'save'>;
  /** Goes on in spite of errors of our own check; never where the target is protected. */
  readonly anyway?: boolean | undefined;
  /** Sent instead of what the files say; `what` names it: `what stood there before …`. */
  readonly given?: { readonly request: UpdateRequest; readonly what: string } | undefined;
  /** Of `publish`, where it is known; without it the person is asked. */
  readonly versionDescription?: string | undefined;
  /** Instead of the revision that was last seen from here: with another one nothing is sent. */
  readonly expectedRevision?: string | undefined;
  /** Stops before anything is asked or sent. */
  readonly dryRun?: boolean | undefined;
}

export type UpdateOutcome =
  | SendOutcome
  | PublishOutcome
  | { readonly kind: 'untrusted' }
  /** The check found errors, our own or the service's. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'dismissed' }
  /** What would be sent is there already. */
  | { readonly kind: 'unchanged' }
  /** Of a dry run, with what would be unusual about the update. */
  | { readonly kind: 'wouldUpdate'; readonly reasons: readonly string[] };

/** The update flow for a person: check and compose, look at what is there, ask, send once, tell what happened. */
export async function runUpdate(ports: UpdatePorts, order: UpdateOrder): Promise<UpdateOutcome> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const update = await composeForPerson(ports, order);
  if (update.kind !== 'ready') return update;

  const arn = update.target.stateMachineArn;
  if (ports.inFlight.has(arn)) {
    await dropUpdate(ports, update);
    ports.views.showBusy(update.target);
    return { kind: 'busy' };
  }
  return ports.inFlight.run(arn, async () => {
    const outcome = await withService(ports, update, (opened) => lookAndSend(ports, { ...opened, order, update }));
    if (outcome.kind !== 'updated') await dropUpdate(ports, update);
    return outcome;
  });
}

/** What stays the same while a person thinks about an update. */
interface Opened extends OpenedService {
  readonly order: UpdateOrder;
  readonly update: PersonsUpdate;
}

/** Looks at what is there, and asks. After an answer it looks again: what has changed meanwhile is another question. */
async function lookAndSend(ports: UpdatePorts, opened: Opened): Promise<UpdateOutcome> {
  const { order, update, service } = opened;
  const { target } = update;
  let seen: SeenRevision | undefined;
  let isUnrecorded = false;
  for (;;) {
    const found = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, (signal) =>
      findDifference(ports, service, update, signal),
    );
    if (found.kind === 'cancelled') return found;
    if (found.kind === 'failed') return explainFailure(ports, update, found.failure, 'before anything was sent');
    const difference = withKnownRevision(found.difference, order, seen);
    const { machine } = difference;
    const isAgreed = seen !== undefined && machine !== undefined && toRevisionName(machine) === toRevisionName(seen);
    const judged = isAgreed ? 'unasked' : await judge(ports, opened, difference);
    if (typeof judged !== 'string') return judged;
    // What can't be read can't be looked at again, and what nobody was asked about was read just now.
    if (machine && judged === 'confirmed') {
      seen = toSeen(machine);
      // Whatever becomes of the update, what somebody changes from now on is their change. What is to be overwritten stays that.
      if (!difference.overwritten) await keepSeen(ports, target.stateMachineArn, machine);
      continue;
    }
    const outcome = await send(ports, opened, { before: machine, isUnrecorded });
    if (outcome.kind !== 'unrecorded') return outcome;
    if (!(await agreeToNoRecord(ports.prompts, target, outcome.reason))) return { kind: 'dismissed' };
    isUnrecorded = true;
    seen = machine && toSeen(machine);
  }
}

/** What is to become of an update that differs so from what is there; only a person's yes, or that none is needed, lets it go. */
async function judge(
  ports: UpdatePorts,
  opened: Opened,
  difference: Difference,
): Promise<UpdateOutcome | 'confirmed' | 'unasked'> {
  const { order, update, service } = opened;
  const { target } = update;
  const { machine, comparison } = difference;
  const revision = machine && toRevisionName(machine);
  if (order.expectedRevision !== undefined && revision !== order.expectedRevision) {
    ports.views.showUnexpected(target, order.expectedRevision, revision ?? 'a revision that can’t be read');
    return { kind: 'overtaken' };
  }
  if (comparison?.isSame === true && machine) return endUnchanged(ports, opened, { ...difference, machine });
  const checked = await checkByService(ports, { update, service, type: machine?.type });
  if (checked !== 'passed') return { kind: checked };
  if (order.dryRun === true) {
    if (comparison) ports.views.showComparison(target, comparison);
    if (difference.overwritten) return { kind: 'overtaken' };
    return { kind: 'wouldUpdate', reasons: listUnusual(toInput(opened, difference)) };
  }
  const answer = await ask(ports, opened, difference);
  return answer === 'confirmed' || answer === 'unasked' ? answer : { kind: answer };
}

/** Whoever names a revision has decided what may be overwritten, and whoever was asked has seen more than what is kept. */
function withKnownRevision(
  difference: Difference,
  { expectedRevision }: UpdateOrder,
  seen: SeenRevision | undefined,
): Difference {
  if (expectedRevision !== undefined) return { ...difference, overwritten: undefined };
  return seen && difference.machine ? { ...difference, overwritten: seen } : difference;
}

function toInput({ order, update, service, account, profile }: Opened, difference: Difference): ConfirmationInput {
  const { endpoint, credentials } = service;
  return { ...update, endpoint, credentials, profile, account, difference, given: order.given?.what };
}

async function ask(
  ports: UpdatePorts,
  opened: Opened,
  difference: Difference,
): Promise<'confirmed' | 'unasked' | 'dismissed' | 'overtaken'> {
  const { order, update, service, profile } = opened;
  const { target, request } = update;
  const { endpoint } = service;
  const { isFirstLook } = difference;
  const input = toInput(opened, difference);
  const asked = { target, request, profile, endpoint, reasons: listUnusual(input), isFirstLook };
  // What goes back to what was is never a matter of habit.
  if (!order.given && !mustAsk(asked, ports.readSettings(), ports.agreed)) return 'unasked';
  const confirmation = buildConfirmation(input);
  const { comparison } = difference;
  let answer = await ports.prompts.confirm(confirmation);
  while (answer === 'compare') {
    if (comparison) ports.views.showComparison(target, comparison);
    answer = await ports.prompts.confirm(confirmation, true);
  }
  if (answer !== 'confirm') return confirmation.isOverwrite ? 'overtaken' : 'dismissed';
  if (target.protected && !(await ports.prompts.enterName(target.stateMachineName))) return 'dismissed';
  ports.agreed.add(toAgreement(asked));
  return 'confirmed';
}

function send(
  ports: UpdatePorts,
  { order, update, service, profile }: Opened,
  input: Pick<SendInput, 'before' | 'isUnrecorded'>,
): Promise<SendOutcome> {
  const verb = update.request.publish === true ? 'Updating and publishing' : 'Updating';
  const { startedBy } = order;
  return ports.runWithProgress(`${verb} ${update.target.stateMachineName}`, (signal, report) =>
    sendUpdate(ports, { ...input, update, service, profile, startedBy, signal, report }),
  );
}

/** There is no new revision to make. Publishing is another matter: where it was asked for, the one that is there is published. */
async function endUnchanged(
  ports: UpdatePorts,
  opened: Opened,
  { machine, overwritten }: Difference & { readonly machine: DeployedMachine },
): Promise<UpdateOutcome> {
  const { order, update, service } = opened;
  const { target, request, updateId } = update;
  if (request.publish !== true) {
    if (order.dryRun !== true) await keepSeen(ports, target.stateMachineArn, machine);
    ports.views.showUnchanged(target);
    return { kind: 'unchanged' };
  }
  if (order.dryRun === true) return { kind: 'wouldUpdate', reasons: [] };
  const description = request.versionDescription;
  if (!(await agreeToPublish(ports.prompts, { ...opened, target }, { machine, description, overtaken: overwritten })))
    return { kind: 'dismissed' };
  await keepSeen(ports, target.stateMachineArn, machine);
  return ports.runWithProgress(`Publishing ${target.stateMachineName}`, (signal) =>
    publishRevision(ports, { updateId, target, machine, description, service, signal }),
  );
}
