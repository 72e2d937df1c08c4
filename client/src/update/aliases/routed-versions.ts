import { toOneLine } from '../one-line.ts';
import type { Answer, MachineAlias, MachineVersion, Service } from '../ports/service.ts';

/** The versions of a state machine, the newest first, and the aliases that route to them. */
interface RoutedVersions {
  readonly versions: readonly MachineVersion[];
  readonly aliases: readonly MachineAlias[];
}

export async function readRouted(service: Service, arn: string, signal: AbortSignal): Promise<Answer<RoutedVersions>> {
  const versions = await service.listVersions(arn, signal);
  if (versions.kind !== 'answered') return versions;
  const aliases = await service.listAliases(arn, signal);
  if (aliases.kind !== 'answered') return aliases;
  return { kind: 'answered', value: { versions: versions.value, aliases: aliases.value } };
}

/** `live (90 %), next (100 %)`; undefined where no alias routes to a version. */
export function describeAliasesOf(
  stateMachineVersionArn: string,
  aliases: readonly MachineAlias[],
): string | undefined {
  const parts = aliases.flatMap(({ name, routes }) =>
    routes
      .filter((route) => route.stateMachineVersionArn === stateMachineVersionArn && route.weight > 0)
      .map(({ weight }) => `${name} (${weight} %)`),
  );
  return parts.length === 0 ? undefined : toOneLine(parts.join(', '));
}
