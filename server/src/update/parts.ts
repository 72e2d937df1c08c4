import { findArn } from '../catalog/arns.ts';
import { type StateMachineArn } from '../catalog/state-machine-arn.ts';
import {
  findMember,
  findString,
  findValue,
  type Member,
  type Node,
  type ObjectNode,
  type StringNode,
} from '../syntax/node.ts';
import type { Tree } from '../syntax/tree.ts';
import type { Range } from '../text/range.ts';
import { findStateMachineArn, findTargetString, findTargetValue, type Target } from './model.ts';

/** Parts of a target that more than one rule looks at. */
export interface Logging {
  readonly node: ObjectNode;
  readonly level: StringNode | undefined;
  /** Of ALL, ERROR and FATAL. Without a level the service takes OFF. */
  readonly isOn: boolean;
  readonly destinations: Member | undefined;
  readonly items: readonly Node[];
  readonly groupArns: readonly StringNode[];
}

export function findLogging(target: Target): Logging | undefined {
  const node = findTargetValue(target, 'loggingConfiguration');
  if (node?.kind !== 'object') return undefined;
  const level = findString(node, 'level');
  const destinations = findMember(node, 'destinations');
  const items = destinations?.value?.kind === 'array' ? destinations.value.items : [];
  return {
    node,
    level,
    isOn: level !== undefined && ['ALL', 'ERROR', 'FATAL'].includes(level.value),
    destinations,
    items,
    groupArns: items.map(findGroupArn).filter((arn) => arn !== undefined),
  };
}

export function findGroupArn(destination: Node): StringNode | undefined {
  return findString(findValue(destination, 'cloudWatchLogsLogGroup'), 'logGroupArn');
}

export interface Encryption {
  readonly node: ObjectNode;
  readonly type: StringNode | undefined;
  readonly kmsKeyId: StringNode | undefined;
}

export function findEncryption(target: Target): Encryption | undefined {
  const node = findTargetValue(target, 'encryptionConfiguration');
  if (node?.kind !== 'object') return undefined;
  return { node, type: findString(node, 'type'), kmsKeyId: findString(node, 'kmsKeyId') };
}

/** Every value of the target that is an ARN in form. */
export function listArns(target: Target): readonly StringNode[] {
  const nodes = [
    findTargetString(target, 'stateMachineArn'),
    findTargetString(target, 'roleArn'),
    ...(findLogging(target)?.groupArns ?? []),
    findEncryption(target)?.kmsKeyId,
  ];
  return nodes
    .filter((node) => node !== undefined && findArn(node.value) !== undefined)
    .filter((node) => node !== undefined);
}

/** The machine's ARN with its node; undefined where it can't be read. */
export function findMachine(target: Target): { node: StringNode; arn: StateMachineArn } | undefined {
  const node = findTargetString(target, 'stateMachineArn');
  const arn = findStateMachineArn(target);
  return node && arn && { node, arn };
}

/** Where a part of a string's value stands in the text; all of the string where it is escaped or the part is empty. */
export function toPartRange(tree: Tree, node: StringNode, part: Range): Range {
  const at = tree.text.slice(node.start, node.end).indexOf(node.value);
  const whole = { start: node.start, end: node.end };
  return at < 0 || at > 1 || part.end <= part.start
    ? whole
    : { start: node.start + at + part.start, end: node.start + at + part.end };
}
