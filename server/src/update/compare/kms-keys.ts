import { findArn } from '../../catalog/arns.ts';

/** Whether two names of keys are known to be of the same one: a key's id and an ARN with that id are. */
export function areSameKey(left: string, right: string): boolean {
  if (left === right) return true;
  const [leftId, rightId] = [findKeyId(left), findKeyId(right)];
  // Two ARNs with the same id are replicas of a key in different regions.
  const isById = !left.startsWith('arn:') || !right.startsWith('arn:');
  return isById && leftId !== undefined && leftId === rightId;
}

/** An alias stands for any key, and for another one tomorrow. */
export function isAlias(name: string): boolean {
  return name.startsWith('alias/') || findArn(name)?.resource.text.startsWith('alias/') === true;
}

function findKeyId(name: string): string | undefined {
  if (isAlias(name)) return undefined;
  return name.startsWith('arn:') ? /^key\/(.+)$/.exec(findArn(name)?.resource.text ?? '')?.[1] : name;
}
