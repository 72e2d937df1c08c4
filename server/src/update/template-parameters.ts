import {
  CONFIGURATION_BLOCKS,
  CONFIGURATION_MEMBERS,
  type ConfigurationBlock,
} from '../catalog/configuration-defaults.ts';
import { writeScalar } from '../syntax/edits.ts';
import { parseTree } from '../syntax/tree.ts';
import { readValue } from '../syntax/value.ts';
import { writeYamlValue } from '../syntax/write-value.ts';
import type { DeployedMachine } from './deployed-machine.ts';
import type { Json } from './update-request.ts';

/** What stands above a block that goes with every update, and what stands there where the machine has the defaults. */
const BLOCKS: Readonly<Record<ConfigurationBlock, { readonly about: string; readonly example: string }>> = {
  loggingConfiguration: {
    about: 'What is logged. It replaces the stored block as a whole.',
    example: 'loggingConfiguration: { level: "OFF" }',
  },
  tracingConfiguration: {
    about: 'Whether AWS X-Ray traces executions.',
    example: 'tracingConfiguration: { enabled: false }',
  },
  encryptionConfiguration: {
    about: 'The key that encrypts the definition and the data of executions.',
    example: 'encryptionConfiguration: { type: AWS_OWNED_KEY }',
  },
};

/** A deployed machine's parameters as lines of a target in YAML. What equals the service's default stands in comments. */
export function listParameterLines(deployed: DeployedMachine): string[] {
  const lines = [
    '# The parameters as they were when this file was made. They go with every update; without its line, a parameter stays as',
    '# it is at AWS.',
  ];
  if (deployed.type === 'EXPRESS') lines.push('# For checking alone: it is not sent.', 'type: EXPRESS');
  lines.push(
    '# The role that executions run with. Who sends it needs iam:PassRole.',
    `roleArn: ${writeScalar(deployed.roleArn, 'yaml')}`,
  );
  for (const block of CONFIGURATION_BLOCKS) {
    const { about, example } = BLOCKS[block];
    const members = readMembers(block, deployed[block]);
    lines.push(`# ${about}`, ...(members ? writeLines({ [block]: members }) : [`# ${example}`]));
  }
  return lines;
}

/** What can be sent again of a block; undefined where all of it is the default. */
function readMembers(block: ConfigurationBlock, json: Json | undefined): Record<string, Json> | undefined {
  const told = new Map(Object.entries(typeof json === 'object' && json !== null ? json : {}));
  const members: Record<string, Json> = {};
  let isDefault = true;
  for (const { name, fallback, nothing, onlyWith, ...member } of CONFIGURATION_MEMBERS) {
    const value: unknown = told.get(name);
    if (member.block !== block || !isJson(value) || value === nothing) continue;
    if (onlyWith && told.get(onlyWith.name) !== onlyWith.value) continue;
    members[name] = value;
    if (value !== fallback && !isEmpty(value)) isDefault = false;
  }
  return isDefault ? undefined : members;
}

function isJson(value: unknown): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}

function isEmpty(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}

function writeLines(json: Json): string[] {
  const { root } = parseTree(JSON.stringify(json), 'json');
  return root ? writeYamlValue(readValue(root, 'asWritten')).trimEnd().split('\n') : [];
}
