import { findNestedLimits } from '../inputs.ts';
import { checkLimits } from '../limits.ts';
import type { Members } from '../members.ts';
import { refuse, type Outcome } from '../outcome.ts';
import {
  createStateMachineAlias,
  deleteStateMachineAlias,
  describeStateMachineAlias,
  listStateMachineAliases,
  updateStateMachineAlias,
} from './aliases.ts';
import { createStateMachine } from './create-state-machine.ts';
import { deleteStateMachine } from './delete-state-machine.ts';
import { describeStateMachine } from './describe-state-machine.ts';
import { listStateMachines } from './list-state-machines.ts';
import type { Context, Operation } from './operation.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { updateStateMachine } from './update-state-machine.ts';
import { validateStateMachineDefinition } from './validate-state-machine-definition.ts';
import { deleteStateMachineVersion, listStateMachineVersions, publishStateMachineVersion } from './versions.ts';

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['CreateStateMachine', createStateMachine],
  ['UpdateStateMachine', updateStateMachine],
  ['DescribeStateMachine', describeStateMachine],
  ['ListStateMachines', listStateMachines],
  ['DeleteStateMachine', deleteStateMachine],
  ['PublishStateMachineVersion', publishStateMachineVersion],
  ['ListStateMachineVersions', listStateMachineVersions],
  ['DeleteStateMachineVersion', deleteStateMachineVersion],
  ['ValidateStateMachineDefinition', validateStateMachineDefinition],
  ['CreateStateMachineAlias', createStateMachineAlias],
  ['UpdateStateMachineAlias', updateStateMachineAlias],
  ['DescribeStateMachineAlias', describeStateMachineAlias],
  ['ListStateMachineAliases', listStateMachineAliases],
  ['DeleteStateMachineAlias', deleteStateMachineAlias],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['ListTagsForResource', listTagsForResource],
]);

export function runOperation(name: string, input: Members, context: Context): Outcome {
  const operation = OPERATIONS.get(name);
  if (!operation) {
    const known = [...OPERATIONS.keys()].join(', ');
    return refuse('UnknownOperationException', `The local endpoint has no operation "${name}". It has: ${known}`);
  }
  return checkLimits(input, operation.limits, findNestedLimits) ?? operation.run(input, context);
}
