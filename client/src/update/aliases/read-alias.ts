import type { Answer, MachineAlias, Service } from '../ports/service.ts';
import { isSameRouting } from './routes.ts';

interface FoundAlias {
  /** Undefined where there is none of this name. */
  readonly alias: MachineAlias | undefined;
}

/** An alias as it is now. */
export async function readAlias(
  service: Service,
  stateMachineArn: string,
  name: string,
  signal: AbortSignal,
): Promise<Answer<FoundAlias>> {
  const aliases = await service.listAliases(stateMachineArn, signal);
  if (aliases.kind !== 'answered') return aliases;
  return { kind: 'answered', value: { alias: aliases.value.find((alias) => alias.name === name) } };
}

/** Whether an alias is what it was; undefined where it wasn't there. */
export function isSameAlias(alias: MachineAlias | undefined, before: MachineAlias | undefined): boolean {
  return alias && before ? isSameRouting(alias.routes, before.routes) : alias === before;
}
