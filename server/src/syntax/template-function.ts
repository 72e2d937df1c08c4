import { TEMPLATE_NAMES } from '../catalog/template-functions.ts';
import type { ObjectNode, PlaceholderNode } from './node.ts';

/** The placeholder that an object is where its only member is a function of CloudFormation: `{ "Fn::Sub": … }`. */
export function findTemplateFunction(object: ObjectNode): PlaceholderNode | undefined {
  const [member] = object.members;
  if (!member?.value || object.members.length > 1 || !TEMPLATE_NAMES.has(member.key.value)) return undefined;
  const { start, end, parent, key } = object;
  return { kind: 'placeholder', start, end, parent, key, name: member.key.value, argument: member.value };
}
