import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { findString, findValue, type Node } from '../../server/src/syntax/node.ts';
import { parseTree, type Syntax } from '../../server/src/syntax/tree.ts';
import { isRoleArn, parseMachineArn } from './arns.ts';
import { DEFAULT_ENCRYPTION, DEFAULT_LOGGING, DEFAULT_TRACING } from './configurations.ts';
import { buildMachine, type Machine } from './machines.ts';

/** The machines that a folder's update files name, and the targets that name none, each with the reason. */
interface Samples {
  readonly machines: readonly Machine[];
  readonly skipped: readonly string[];
}

const UPDATE_FILE = /\.asl\.update\.(yaml|yml|json|jsonc)$/;

/** Not the definition of the folder: the first update has something to change. */
const PLACEHOLDER = JSON.stringify({ StartAt: 'Start', States: { Start: { Type: 'Pass', End: true } } }, undefined, 2);

/** Reads every update file below the folder. Throws where the folder can't be read. */
export async function readSamples(folder: string): Promise<Samples> {
  const machines = new Map<string, Machine>();
  const skipped: string[] = [];
  for (const file of await findUpdateFiles(folder)) {
    const text = await readFile(file, 'utf8');
    const syntax: Syntax = /\.ya?ml$/.test(file) ? 'yaml' : 'jsonc';
    for (const { name, nodes } of findTargets(parseTree(text, syntax).root)) {
      const machine = buildSample(nodes);
      if (typeof machine === 'string') skipped.push(`${relative(folder, file)}${name}: ${machine}`);
      else if (!machines.has(machine.arn)) machines.set(machine.arn, machine);
    }
  }
  return { machines: [...machines.values()], skipped };
}

async function findUpdateFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names
    .filter((name) => UPDATE_FILE.test(name) && !name.split(sep).includes('node_modules'))
    .toSorted()
    .map((name) => join(folder, name));
}

/** A target and the nodes that its members are looked up in, the first one first. */
function findTargets(root: Node | undefined): { name: string; nodes: readonly (Node | undefined)[] }[] {
  const targets = findValue(root, 'targets');
  if (targets === undefined) return [{ name: '', nodes: [root] }];
  if (targets.kind !== 'object') return [];
  const defaults = findValue(root, 'defaults');
  return targets.members.map(({ key, value }) => ({ name: `, target ${key.value}`, nodes: [value, defaults] }));
}

function buildSample(nodes: readonly (Node | undefined)[]): Machine | string {
  const find = (member: string): string | undefined =>
    nodes.map((node) => findString(node, member)?.value).find((value) => value !== undefined);
  const arn = find('stateMachineArn');
  if (arn === undefined) return 'it has no stateMachineArn.';
  const parsed = parseMachineArn(arn);
  if (parsed.kind !== 'machine') return `"${arn}" is not the ARN of a state machine without version, alias or label.`;
  const roleArn = find('roleArn') ?? '';
  const [, partition, , , account] = arn.split(':');
  return buildMachine(arn, parsed.name, find('type') === 'EXPRESS' ? 'EXPRESS' : 'STANDARD', {
    definition: PLACEHOLDER,
    roleArn: isRoleArn(roleArn) ? roleArn : `arn:${partition}:iam::${account}:role/stepwright-sample`,
    loggingConfiguration: DEFAULT_LOGGING,
    tracingConfiguration: DEFAULT_TRACING,
    encryptionConfiguration: DEFAULT_ENCRYPTION,
  });
}
