import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { explainFailure } from '../send/explain.ts';
import { formatTime } from '../format-time.ts';
import type { MachinePorts, PickItem } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import type { MachineAlias, MachineVersion } from '../ports/service.ts';
import { type UsedTarget, withTarget } from '../target/use-target.ts';
import { toVersionNumber } from '../target/version-arn.ts';
import { type AliasOutcome, changeAlias } from './change-alias.ts';
import { toAliasItem } from './change-known-alias.ts';
import { describeAliasesOf, readRouted } from './routed-versions.ts';
import { findRest, routePart, type Routes } from './routes.ts';

interface AliasOrder {
  readonly target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>;
  /** Known where it was just published. */
  readonly stateMachineVersionArn?: string | undefined;
}

/** Makes an alias, one that is there or a new one, route to a version: all that it starts, or a part of it. */
export function pointAlias(ports: MachinePorts, order: AliasOrder): Promise<AliasOutcome> {
  return withTarget(ports, order.target, (used) => point(ports, used, order.stateMachineVersionArn));
}

async function point(ports: MachinePorts, used: UsedTarget, knownVersion: string | undefined): Promise<AliasOutcome> {
  const { target, service } = used;
  const read = await ports.runWithProgress(`Looking at ${target.stateMachineName}`, (signal) =>
    readRouted(service, target.stateMachineArn, signal),
  );
  if (read.kind === 'cancelled') return read;
  if (read.kind === 'failed') return explainFailure(ports, used, read.failure, 'before anything was sent');
  const { versions, aliases } = read.value;
  if (versions.length === 0) {
    ports.shows.tell(
      `${target.stateMachineName} has no version yet, to which an alias could route. Publish one first.`,
    );
    return { kind: 'none' };
  }
  const picked = await pickAlias(ports, target, aliases);
  if (!picked) return { kind: 'dismissed' };
  const { name, alias } = picked;
  // A version of another machine would say the same number in the question.
  const known = versions.some((one) => one.stateMachineVersionArn === knownVersion) ? knownVersion : undefined;
  const version = known ?? (await pickVersion(ports, name, versions, aliases));
  if (version === undefined) return { kind: 'dismissed' };
  const weight = await pickWeight(ports, name, version, alias?.routes ?? []);
  if (weight === undefined) return { kind: 'dismissed' };
  return changeAlias(ports, used, {
    name,
    alias,
    toRoutes: (now) => routePart(now?.routes ?? [], version, weight),
  });
}

interface PickedAlias {
  readonly name: string;
  readonly alias: MachineAlias | undefined;
}

async function pickAlias(
  { picks }: MachinePorts,
  target: TargetSummary,
  aliases: readonly MachineAlias[],
): Promise<PickedAlias | undefined> {
  const title = `Point Alias of ${toOneLine(target.stateMachineName)}`;
  const items: readonly PickItem<MachineAlias | 'new'>[] = aliases.map(toAliasItem);
  const picked =
    items.length === 0
      ? 'new'
      : await picks.pick({
          title,
          placeHolder: 'The alias that shall route to something else',
          items: [...items, { label: 'New Alias…', description: 'which gets a name that you enter', value: 'new' }],
        });
  if (picked !== 'new') return picked && { name: picked.name, alias: picked };
  const name = await picks.enterText({
    title,
    prompt: 'Name of the new alias, as live',
    findProblem: (text) => findNameProblem(text, aliases),
  });
  return name === undefined ? undefined : { name, alias: undefined };
}

/** The service's pattern: not digits alone, for that would be a version. */
const ALIAS_NAME = /^(?=.*[a-zA-Z_\-.])[a-zA-Z0-9_\-.]+$/;
const LONGEST_NAME = 80;

function findNameProblem(name: string, aliases: readonly MachineAlias[]): string | undefined {
  if (name.length > LONGEST_NAME) return `A name has at most ${LONGEST_NAME} characters. This has ${name.length}.`;
  if (!ALIAS_NAME.test(name)) {
    return 'A name has letters, digits, “_”, “-” and “.”, and not digits alone, for that would be a version.';
  }
  return aliases.some((alias) => alias.name === name)
    ? 'There is an alias of this name: choose it in the list.'
    : undefined;
}

function pickVersion(
  { picks }: MachinePorts,
  name: string,
  versions: readonly MachineVersion[],
  aliases: readonly MachineAlias[],
): Promise<string | undefined> {
  return picks.pick({
    title: `Point Alias ${toOneLine(name)}`,
    placeHolder: 'The version that it shall route to',
    items: versions.map(({ stateMachineVersionArn, creationDate }) => ({
      label: toOneLine(`Version ${toVersionNumber(stateMachineVersionArn)}`),
      description: formatTime(creationDate),
      detail: describeAliasesOf(stateMachineVersionArn, aliases),
      value: stateMachineVersionArn,
    })),
  });
}

/** In percent. Where nothing could have the rest, there is nothing to ask. */
async function pickWeight(
  { picks }: MachinePorts,
  name: string,
  version: string,
  routes: Routes,
): Promise<number | undefined> {
  const rest = findRest(routes, version);
  if (!rest) return 100;
  const keeper = `version ${toVersionNumber(rest.stateMachineVersionArn)}`;
  const title = toOneLine(`Route ${name} to Version ${toVersionNumber(version)}`);
  const weight = await picks.pick<number | 'other'>({
    title,
    placeHolder: 'How much of what it starts',
    items: [
      { label: 'All at once', value: 100 },
      { label: '10 % now', description: `The rest stays at ${keeper}, until “Route Alias Fully”`, value: 10 },
      { label: 'Another part…', description: 'in percent', value: 'other' },
    ],
  });
  if (weight !== 'other') return weight;
  const text = await picks.enterText({
    title,
    prompt: `Percent, from 1 to 99. The rest stays at ${keeper}.`,
    findProblem: (entered) => (PART.test(entered) ? undefined : 'This must be a whole number from 1 to 99.'),
  });
  return text === undefined ? undefined : Number(text);
}

const PART = /^[1-9]\d?$/;
