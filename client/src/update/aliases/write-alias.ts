import { explainFailure, type FailedUpdate } from '../send/explain.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import type { Answer, MachineAlias, WriteCall } from '../ports/service.ts';
import { lookAgain } from '../look/look-again.ts';
import type { UsedTarget } from '../target/use-target.ts';
import { isSameAlias, readAlias } from './read-alias.ts';
import { describeRoutes, isDivided, isSameRouting, type Routes } from './routes.ts';

interface AliasWrite {
  readonly name: string;
  /** Undefined where it is to be made. */
  readonly alias: MachineAlias | undefined;
  readonly after: Routes;
}

export type WriteOutcome =
  | { readonly kind: 'routed' | 'created'; readonly routes: Routes }
  | { readonly kind: 'cancelled' }
  /** It had left, and what became of it is not known. */
  | { readonly kind: 'mayBeApplied' }
  | FailedUpdate;

/** Writes an alias once, and tells what happened. Where the answer is lost, the service is asked what it has. */
export async function writeAlias(ports: MachinePorts, used: UsedTarget, write: AliasWrite): Promise<WriteOutcome> {
  const { target } = used;
  const { name, alias, after } = write;
  const what = `${target.stateMachineArn}:${name}: ${alias ? describeRoutes(alias.routes) : 'none'} → ${describeRoutes(after)}`;
  ports.log.info(`${alias ? 'UpdateStateMachineAlias' : 'CreateStateMachineAlias'} ${what}`);
  return ports.runWithProgress(`Routing alias ${name}`, async (signal) => {
    const answer = await send(used, write, { signal, onSent: () => undefined });
    if (answer.kind === 'cancelled') return answer;
    if (answer.kind === 'answered') return succeed(ports, used, write);
    const { failure } = answer;
    if (failure.mayHaveTakenEffect !== true) return explainFailure(ports, used, failure, 'for an alias');
    ports.log.warn(`${failure.name} when the request had left: asking what became of it.`);
    const settled = await lookAgain((unaborted) => look(used, write, unaborted), ports.wait);
    if (settled.kind === 'applied') return succeed(ports, used, write);
    if (settled.kind === 'notApplied') {
      ports.log.warn('The alias is still what it was before.');
      if (failure.name === 'AbortError') {
        ports.shows.tell(
          `The change of alias ${name} was cancelled when it had left. The alias is still what it was before.`,
        );
        return { kind: 'cancelled' };
      }
      return explainFailure(ports, used, { ...failure, isWithoutEffectSoFar: true }, 'for an alias');
    }
    ports.log.warn(`What became of it is unknown. ${settled.reason}`);
    ports.shows.tell(`The change of alias ${name} had left, and may have been applied. ${settled.reason}`);
    return { kind: 'mayBeApplied' };
  });
}

function send(
  { service, target }: UsedTarget,
  { name, alias, after }: AliasWrite,
  call: WriteCall,
): Promise<Answer<void>> {
  if (!alias) return service.createAlias(target.stateMachineArn, { name, routes: after }, call);
  return service.updateAlias({ stateMachineAliasArn: alias.stateMachineAliasArn, routes: after }, call);
}

type SettledAlias =
  | { readonly kind: 'applied' }
  | { readonly kind: 'notApplied' }
  | { readonly kind: 'unknown'; readonly reason: string };

async function look(
  { service, target }: UsedTarget,
  { name, alias: before, after }: AliasWrite,
  signal: AbortSignal,
): Promise<SettledAlias> {
  const now = await readAlias(service, target.stateMachineArn, name, signal);
  if (now.kind !== 'answered') {
    const reason = now.kind === 'failed' ? now.failure.name : 'it was cancelled';
    return { kind: 'unknown', reason: `The alias could not be read: ${reason}.` };
  }
  const { alias } = now.value;
  if (alias && isSameRouting(alias.routes, after)) return { kind: 'applied' };
  if (isSameAlias(alias, before)) return { kind: 'notApplied' };
  const is = alias ? `routes to ${describeRoutes(alias.routes)}` : 'is not there';
  return { kind: 'unknown', reason: `It ${is}: somebody else may have changed it as well.` };
}

async function succeed(
  ports: MachinePorts,
  { target }: UsedTarget,
  { name, alias, after }: AliasWrite,
): Promise<WriteOutcome> {
  const routes = describeRoutes(after);
  ports.log.info(`Alias ${target.stateMachineArn}:${name} routes to ${routes}.`);
  let hasBefore = false;
  if (alias) {
    const { stateMachineAliasArn, routes: before } = alias;
    const time = new Date().toISOString();
    const kept = await ports.records.keepAliasChange({ stateMachineAliasArn, time, before, after });
    if (kept.kind === 'failed') ports.log.error(kept.reason);
    hasBefore = kept.kind === 'kept';
  }
  ports.shows.showRouted(target, {
    text: `Alias ${name} of ${target.stateMachineName} routes to ${routes}.`,
    isDivided: isDivided(after),
    hasBefore,
  });
  return { kind: alias ? 'routed' : 'created', routes: after };
}
