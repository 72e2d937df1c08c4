import { findArn, findRoleArnProblems } from '../../server/src/catalog/arns.ts';
import { parseStateMachineArn } from '../../server/src/catalog/state-machine-arn.ts';
import { refuse, type Refusal } from './outcome.ts';

/** What an ARN names, as far as a state machine is meant by it. `machineArn` is what stands before the qualifier. */
type MachineArn =
  | { readonly kind: 'machine' | 'version' | 'alias' | 'label'; readonly machineArn: string; readonly name: string }
  /** `message` is the service's reason. */
  | { readonly kind: 'invalid'; readonly message: string };

export function parseMachineArn(arn: string): MachineArn {
  const { value } = parseStateMachineArn(arn);
  if (value) return { kind: value.qualifier?.kind ?? 'machine', machineArn: value.unqualified, name: value.name.text };
  const resource = findArn(arn)?.resource.text.split(':')[0];
  if (resource === undefined || resource === '' || resource === 'stateMachine') {
    return { kind: 'invalid', message: `Invalid ARN prefix: ${arn}` };
  }
  return { kind: 'invalid', message: `Resource type not valid in this context: ${resource}` };
}

export function isRoleArn(arn: string): boolean {
  return findRoleArnProblems(arn).length === 0;
}

export function refuseArn(message: string): Refusal {
  return refuse('InvalidArn', `Invalid Arn: '${message}'`);
}

/** The text for a labelled ARN is not known; the reason is the model's. */
export function refuseLabel(): Refusal {
  return refuse('ValidationException', 'This operation does not accept the ARN of a Distributed Map state', {
    reason: 'API_DOES_NOT_SUPPORT_LABELED_ARNS',
  });
}

export function refuseUnknownMachine(arn: string): Refusal {
  return refuse('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
}

export function buildMachineArn(region: string, account: string, name: string): string {
  return `arn:${getPartition(region)}:states:${region}:${account}:stateMachine:${name}`;
}

export function getPartition(region: string): string {
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
