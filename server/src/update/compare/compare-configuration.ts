import {
  CONFIGURATION_BLOCKS,
  CONFIGURATION_MEMBERS,
  type ConfigurationBlock,
  type ConfigurationMember,
} from '../../catalog/configuration-defaults.ts';
import { toOneLine } from '../../text/one-line.ts';
import type { DeployedMachine } from '../deployed-machine.ts';
import type { Json, UpdateRequest } from '../update-request.ts';
import { areSameKey, isAlias } from './kms-keys.ts';
import type { MachineChange } from './comparison.ts';

/** Member by member, of those that would be sent: the others stay as they are. */
export function compareConfiguration(request: UpdateRequest, deployed: DeployedMachine): MachineChange[] {
  const changes: MachineChange[] = [];
  const role = request['roleArn'];
  if (role !== undefined && role !== null && role !== deployed.roleArn) {
    changes.push({ part: 'roleArn', text: `Role ${toText(deployed.roleArn)} → ${toText(role)}` });
  }
  for (const block of CONFIGURATION_BLOCKS) {
    const sent = request[block];
    if (sent === undefined || sent === null) continue;
    const texts = compareBlock(block, readBlock(sent), readBlock(deployed[block]));
    changes.push(...texts.map((text) => ({ part: block, text })));
  }
  return changes;
}

/** What a block says: members that are null are as good as left out. */
type Block = ReadonlyMap<string, Json>;

/** What is no object counts under a name that no member has. */
function readBlock(json: Json | undefined): Block {
  if (json === undefined || json === null) return new Map();
  if (typeof json !== 'object' || isArray(json)) return new Map([['', json]]);
  return new Map(Object.entries(json).filter(([, value]) => value !== null));
}

/** What `Array.isArray` does not tell of arrays that are not to be changed. */
function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function compareBlock(block: ConfigurationBlock, sent: Block, deployed: Block): string[] {
  const members = CONFIGURATION_MEMBERS.filter((member) => member.block === block);
  const texts = members.flatMap((member) => compareMember(member, sent, deployed));
  // What the table doesn't know yet is compared as it stands.
  const known = new Set(members.map(({ name }) => name));
  const others = new Set([...sent.keys(), ...deployed.keys()].filter((name) => !known.has(name)));
  for (const name of others) {
    if (toKey(sent.get(name)) === toKey(deployed.get(name))) continue;
    texts.push(name === '' ? `${block} changed` : `${block}: ${toOneLine(name, LONGEST_NAME)} changed`);
  }
  return texts;
}

function compareMember(member: ConfigurationMember, sent: Block, deployed: Block): string[] {
  const { label, form } = member;
  // The member that it depends on has a line of its own.
  if (!applies(member, sent)) return [];
  const from = findValue(member, deployed);
  const to = findValue(member, sent);
  if (form === 'logGroups') return compareGroups(label, to, from);
  if (form === 'key') return compareKeys(label, to, from);
  return toKey(from) === toKey(to) ? [] : [describe(member, from, to)];
}

function applies({ onlyWith }: ConfigurationMember, block: Block): boolean {
  return !onlyWith || block.get(onlyWith.name) === onlyWith.value;
}

function findValue(member: ConfigurationMember, block: Block): Json | undefined {
  const value = applies(member, block) ? block.get(member.name) : undefined;
  return value === undefined || value === member.nothing ? member.fallback : value;
}

function describe({ label, unit = '' }: ConfigurationMember, from: Json | undefined, to: Json | undefined): string {
  return `${label} ${toText(from)}${unit} → ${toText(to)}${unit}`;
}

function compareGroups(label: string, sent: Json | undefined, deployed: Json | undefined): string[] {
  const to = listGroups(sent);
  const from = listGroups(deployed);
  return [
    ...[...to].filter((group) => !from.has(group)).map((group) => `${label} ${toText(group)} added`),
    ...[...from].filter((group) => !to.has(group)).map((group) => `${label} ${toText(group)} removed`),
  ];
}

/** What has another form than a destination counts as it stands. */
function listGroups(destinations: Json | undefined): ReadonlySet<string> {
  if (destinations === undefined) return new Set();
  if (!isArray(destinations)) return new Set([toKey(destinations)]);
  return new Set(destinations.map((item) => findGroupArn(item) ?? toKey(item)));
}

function findGroupArn(destination: Json): string | undefined {
  const group = readBlock(readBlock(destination).get('cloudWatchLogsLogGroup'));
  const arn = group.get('logGroupArn');
  return typeof arn === 'string' ? arn : undefined;
}

function compareKeys(label: string, sent: Json | undefined, deployed: Json | undefined): string[] {
  if (typeof sent !== 'string' || typeof deployed !== 'string') {
    if (toKey(sent) === toKey(deployed)) return [];
    return [sent === undefined ? `${label} ${toText(deployed)} removed` : `${label} ${toText(sent)} added`];
  }
  if (areSameKey(sent, deployed)) return [];
  const text = `${label} ${toText(deployed)} → ${toText(sent)}`;
  if (!isAlias(sent) && !isAlias(deployed)) return [text];
  return [`${text}: whether the alias stands for the other one can't be told from here`];
}

const LONGEST_NAME = 80;
/** ARNs have at most 256 characters, but for those of keys. */
const LONGEST_VALUE = 300;

function toText(value: Json | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return toOneLine(typeof value === 'string' ? value : JSON.stringify(value), LONGEST_VALUE);
}

/** The same for the same value, whatever the order of its keys. */
function toKey(value: Json | undefined): string {
  if (value === undefined) return '';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(toKey).join()}]`;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${toKey(inner)}`).join()}}`;
}
