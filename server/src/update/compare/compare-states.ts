import { findAslShape } from '../../catalog/asl.ts';
import { STATE_SHAPES } from '../../catalog/states.ts';
import { listFields } from '../../catalog/shape.ts';
import { findItem, pairItems } from '../../syntax/order-like.ts';
import { areSame, buildLookup, type ObjectValue, type Value } from '../../syntax/value.ts';
import { type Changes, type Path, writeName, writePath } from './changes.ts';
import { compareRules, compareTarget, isTarget } from './compare-transitions.ts';

/** The fields of states that hold states themselves: branches and processors. */
const SCOPE_FIELDS: ReadonlySet<string> = new Set(
  STATE_SHAPES.flatMap(listFields)
    .filter(({ shape }) => shape !== undefined && findAslShape(shape)?.fields.has('States') === true)
    .map(({ name }) => name),
);

/** The names of fields that differ, by what would happen to them. */
interface FieldChanges {
  readonly changed: string[];
  readonly added: string[];
  readonly removed: string[];
}

/** A set of states: the machine (no path), a branch or a processor. `prefix` stands before the names of its own fields. */
export function compareScopes(
  changes: Changes,
  sent: ObjectValue,
  deployed: ObjectValue,
  path: Path,
  fieldsOf: { readonly path: Path; readonly prefix: string } = { path, prefix: '' },
): void {
  const fields: FieldChanges = { changed: [], added: [], removed: [] };
  const later: (() => void)[] = [];
  for (const [name, to, from] of listDifferences(sent, deployed)) {
    if (name === 'States' && to?.kind === 'object' && from?.kind === 'object') {
      later.push(() => compareStates(changes, to, from, path));
    } else if (name === 'StartAt' && isTarget(to) && isTarget(from)) {
      later.unshift(() => compareTarget(changes, [...path, 'StartAt'], '', to, from));
    } else if (path.length === 0) changes.add('machine', () => `${writeName(name)} ${describeField(to, from)}`);
    else noteField(fields, `${fieldsOf.prefix}${name}`, to, from);
  }
  addFields(changes, fieldsOf.path, fields);
  for (const compare of later) compare();
}

function compareStates(changes: Changes, sent: ObjectValue, deployed: ObjectValue, path: Path): void {
  for (const [name, to, from] of listDifferences(sent, deployed)) {
    const own = [...path, name];
    if (to?.kind === 'object' && from?.kind === 'object') compareState(changes, to, from, own);
    else {
      const verb = !from ? 'added' : !to ? 'removed' : 'changed';
      changes.add('state', () => `State ${writePath(own)} ${verb}`);
    }
  }
}

function compareState(changes: Changes, sent: ObjectValue, deployed: ObjectValue, path: Path): void {
  const fields: FieldChanges = { changed: [], added: [], removed: [] };
  const later: (() => void)[] = [];
  const nested: (() => void)[] = [];
  for (const [name, to, from] of listDifferences(sent, deployed)) {
    if ((name === 'Next' || name === 'Default') && isTarget(to) && isTarget(from)) {
      later.push(() => compareTarget(changes, path, name === 'Next' ? '' : name, to, from));
    } else if ((name === 'Choices' || name === 'Catch') && to?.kind === 'array' && from?.kind === 'array') {
      const rules = compareRules(name, to, from);
      if (rules.isChanged) noteField(fields, name, to, from);
      later.push(() => rules.addTransitions(changes, path));
    } else {
      const compareInside = SCOPE_FIELDS.has(name) ? findScopes(changes, name, to, from, path) : undefined;
      if (compareInside) nested.push(compareInside);
      else noteField(fields, name, to, from);
    }
  }
  addFields(changes, path, fields);
  for (const compare of [...later, ...nested]) compare();
}

/** What compares the states inside of a field; undefined where one side has none there. */
function findScopes(
  changes: Changes,
  name: string,
  sent: Value | undefined,
  deployed: Value | undefined,
  path: Path,
): (() => void) | undefined {
  if (sent?.kind === 'object' && deployed?.kind === 'object') {
    return () => compareScopes(changes, sent, deployed, path, { path, prefix: `${name}.` });
  }
  if (sent?.kind !== 'array' || deployed?.kind !== 'array') return undefined;
  if (![...sent.items, ...deployed.items].every(({ kind }) => kind === 'object')) return undefined;
  return () => {
    for (const [to, from] of pairItems(sent.items, deployed.items)) {
      const branch = [...path, `Branch ${(to ?? from ?? 0) + 1}`];
      const [left, right] = [findItem(sent.items, to), findItem(deployed.items, from)];
      if (!left || !right) changes.add('state', () => `State ${writePath(branch)} ${left ? 'added' : 'removed'}`);
      else if (!areSame(left, right) && left.kind === 'object' && right.kind === 'object') {
        compareScopes(changes, left, right, branch);
      }
    }
  };
}

/** What two objects say differently, in the order of what would be sent; what would go stands at the end. */
function* listDifferences(
  sent: ObjectValue,
  deployed: ObjectValue,
): Generator<readonly [name: string, to: Value | undefined, from: Value | undefined]> {
  const findDeployed = buildLookup(deployed);
  for (const [at, { name, value: to }] of sent.members.entries()) {
    const from = findDeployed(name, at);
    if (!areSame(to, from)) yield [name, to, from];
  }
  const findSent = buildLookup(sent);
  for (const [at, { name, value: from }] of deployed.members.entries()) {
    if (!findSent(name, at)) yield [name, undefined, from];
  }
}

function noteField(fields: FieldChanges, name: string, to: Value | undefined, from: Value | undefined): void {
  const list = !from ? fields.added : !to ? fields.removed : fields.changed;
  list.push(name);
}

function addFields(changes: Changes, path: Path, { changed, added, removed }: FieldChanges): void {
  const lists = [
    [changed, 'changed'],
    [added, 'added'],
    [removed, 'removed'],
  ] as const;
  const parts = lists.filter(([names]) => names.length > 0);
  if (parts.length === 0) return;
  changes.add('state', () => {
    const texts = parts.map(([names, verb]) => `${listNames(names)} ${verb}`);
    return `State ${writePath(path)}: ${texts.join('; ')}`;
  });
}

const MAX_NAMES = 10;

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES).map(writeName).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

/** Of the machine: what a person can take in at a glance is shown. */
function describeField(to: Value | undefined, from: Value | undefined): string {
  if (!to) return 'removed';
  if (!from) return 'added';
  const [old, made] = [findShort(from), findShort(to)];
  return old === undefined || made === undefined ? 'changed' : `${old} → ${made}`;
}

const LONGEST_SHOWN = 60;

function findShort(value: Value): string | undefined {
  if (value.kind !== 'string' && value.kind !== 'literal') return undefined;
  const text = value.kind === 'string' ? value.value : value.text;
  return text.length > LONGEST_SHOWN ? undefined : writeName(value.kind === 'string' ? `"${text}"` : text);
}
