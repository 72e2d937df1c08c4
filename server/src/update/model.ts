import { parseStateMachineArn, type StateMachineArn } from '../catalog/state-machine-arn.ts';
import type { Shape } from '../catalog/shape.ts';
import { UPDATE_SHAPES } from '../catalog/update-members.ts';
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
import type { TextSource } from '../text/finding.ts';

/** An update file as we understand it. Half-typed text has a model too: what is missing is undefined. */
export interface UpdateFile {
  readonly tree: Tree;
  /** The key `targets` tells the two apart. */
  readonly shape: 'bare' | 'targets';
  /** Undefined where the text holds no object. */
  readonly root: ObjectNode | undefined;
  readonly definitionUri: StringNode | undefined;
  readonly defaults: ObjectNode | undefined;
  /** In the order of the text; a bare file has one without a name. */
  readonly targets: readonly Target[];
  /** Every object whose members the tables define. */
  readonly elements: ReadonlyMap<ObjectNode, Shape>;
}

/** What is to be updated, with the defaults merged under it. Nodes are the file's own, so that findings stand where they belong. */
export interface Target {
  /** Undefined in a bare file. */
  readonly name: string | undefined;
  readonly key: StringNode | undefined;
  readonly node: ObjectNode;
  /** The file that it stands in, where that is known. */
  readonly source: TextSource | undefined;
  /** The target's own members before those of the defaults, each as a whole. */
  readonly members: ReadonlyMap<string, Member>;
}

export function buildUpdateFile(tree: Tree, source?: TextSource): UpdateFile {
  const root = tree.root?.kind === 'object' ? tree.root : undefined;
  const targetsNode = findMember(root, 'targets');
  const shape = targetsNode ? 'targets' : 'bare';
  const defaults = findObject(findValue(root, 'defaults'));
  const elements = new Map<ObjectNode, Shape>();
  addElements(root, shape === 'targets' ? 'TargetsFile' : 'BareUpdate', elements);
  return {
    tree,
    shape,
    root,
    definitionUri: shape === 'targets' ? findString(root, 'definitionUri') : undefined,
    defaults: shape === 'targets' ? defaults : undefined,
    targets: root
      ? listTargets(root, shape === 'targets' ? findObject(targetsNode?.value) : undefined, shape, defaults, source)
      : [],
    elements,
  };
}

/** The value of a target's member, its own or the defaults'. */
export function findTargetValue(target: Target, name: string): Node | undefined {
  return target.members.get(name)?.value;
}

/** The string value of a target's member, its own or the defaults'. */
export function findTargetString(target: Target, name: string): StringNode | undefined {
  const value = findTargetValue(target, name);
  return value?.kind === 'string' ? value : undefined;
}

/** The target's ARN, where it can be read. */
export function findStateMachineArn(target: Target): StateMachineArn | undefined {
  const node = findTargetString(target, 'stateMachineArn');
  return node && parseStateMachineArn(node.value).value;
}

/** What a finding about the target as a whole stands at: its name, or the first line of a bare file. */
export function toTargetRange(file: UpdateFile, { key, node }: Target): { start: number; end: number } {
  return key ? { start: key.start, end: key.end } : toObjectMark(file.tree.text, node);
}

/** The first line of a node, since all of it would hide what else stands there; of an empty value the name before it. */
export function toObjectMark(text: string, node: Node): { start: number; end: number } {
  if (node.end <= node.start && node.key) return { start: node.key.start, end: node.key.end };
  const lineBreak = text.indexOf('\n', node.start);
  return { start: node.start, end: Math.min(node.end, lineBreak < 0 ? text.length : lineBreak) };
}

function listTargets(
  root: ObjectNode,
  targets: ObjectNode | undefined,
  shape: UpdateFile['shape'],
  defaults: ObjectNode | undefined,
  source: TextSource | undefined,
): readonly Target[] {
  if (shape === 'bare')
    return [{ name: undefined, key: undefined, node: root, source, members: mergeMembers(root, undefined) }];
  const found: Target[] = [];
  // Of targets of the same name the last one counts, as for every reader.
  const byName = new Map(targets?.members.map((member) => [member.key.value, member]));
  for (const { key, value } of byName.values()) {
    if (value?.kind !== 'object') continue;
    found.push({ name: key.value, key, node: value, source, members: mergeMembers(value, defaults) });
  }
  return found;
}

function mergeMembers(own: ObjectNode, defaults: ObjectNode | undefined): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const member of [...(defaults?.members ?? []), ...own.members]) members.set(member.key.value, member);
  return members;
}

function findObject(node: Node | undefined): ObjectNode | undefined {
  return node?.kind === 'object' ? node : undefined;
}

/** Follows the tables down the tree; what is no object where the table has one is the matter of a rule. */
function addElements(node: Node | undefined, shapeName: string, elements: Map<ObjectNode, Shape>): void {
  const shape = UPDATE_SHAPES.get(shapeName);
  if (node?.kind !== 'object' || !shape) return;
  elements.set(node, shape);
  for (const { key, value } of node.members) {
    const field = shape.fields.get(key.value);
    if (field?.shape) {
      const items = value?.kind === 'array' ? value.items : [value];
      for (const item of items) addElements(item, field.shape, elements);
    }
    if (field?.entries && value?.kind === 'object') {
      for (const entry of value.members) addElements(entry.value, field.entries, elements);
    }
  }
}
