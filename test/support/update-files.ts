import { parseTree, type Syntax } from '../../server/src/syntax/tree.ts';
import type { DeployedMachine } from '../../server/src/update/deployed-machine.ts';
import { buildUpdateFile, type Target, type UpdateFile } from '../../server/src/update/model.ts';

export const MACHINE = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';

/** As DescribeStateMachine tells of a machine that nobody has configured. */
export const DEPLOYED: DeployedMachine = {
  stateMachineArn: MACHINE,
  type: 'STANDARD',
  definition: '{}',
  roleArn: 'arn:aws:iam::111111111111:role/orders',
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
  encryptionConfiguration: { type: 'AWS_OWNED_KEY' },
  creationDate: '2026-01-01T00:00:00.000Z',
};

export function readUpdateFile(text: string, syntax: Syntax = 'yaml'): UpdateFile {
  return buildUpdateFile(parseTree(text, syntax));
}

/** The target of that name, or the only one. */
export function getTarget(file: UpdateFile, name?: string): Target {
  const target = file.targets.find((candidate) => name === undefined || candidate.name === name);
  if (!target) throw new Error(`The example has no target ${name ?? ''}`);
  return target;
}
