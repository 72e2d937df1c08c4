import { findElement } from '../asl/machine.ts';
import { findAslShape } from '../catalog/asl.ts';
import { STATE_SHAPES } from '../catalog/states.ts';
import type { Field, QueryLanguage, Shape } from '../catalog/shape.ts';
import { UPDATE_SHAPES } from '../catalog/update-members.ts';
import { findMember, findString, type Node } from '../syntax/node.ts';
import type { Document } from './document.ts';

/** What the tables say about one place of a text, whether something stands there yet or not. */
export interface Slot {
  /** What stands there; undefined where nothing is typed yet. */
  readonly node: Node | undefined;
  /** The member that this is the value of, or an item of. */
  readonly field: Field | undefined;
  /** Of an object with fields of its own. */
  readonly shape: Shape | undefined;
  /** Of an object of free names: the shape of every value. */
  readonly entries: string | undefined;
  /** Of an array: the shape of every item. */
  readonly items: string | undefined;
}

/** One step down a tree; `node` is what stands there, as far as the text says. */
export interface Step {
  readonly name: string | number;
  readonly node: Node | undefined;
}

/** What a state may have whatever its type: what stands in all eight shapes. */
const anyState: Shape = {
  name: 'State',
  title: 'a state',
  summary: 'A state of unknown type.',
  link: STATE_SHAPES[0]?.link ?? '',
  fields: new Map(
    [...(STATE_SHAPES[0]?.fields ?? [])].filter(([name]) => STATE_SHAPES.every(({ fields }) => fields.has(name))),
  ),
};

export function findSlot(document: Document, steps: readonly Step[]): Slot {
  let slot: Slot = findRootSlot(document);
  for (const step of steps) slot = enter(slot, step);
  return slot;
}

/** The steps from the root to a node. */
export function listSteps(node: Node): Step[] {
  const steps: Step[] = [];
  for (let at = node; at.parent; at = at.parent) {
    steps.push({ name: at.key?.value ?? (at.parent.kind === 'array' ? at.parent.items.indexOf(at) : ''), node: at });
  }
  return steps.toReversed();
}

/** Undefined where a placeholder decides it, or where nothing depends on it. */
export function findLanguage(document: Document, steps: readonly Step[]): QueryLanguage | undefined {
  if (document.kind !== 'definition') return undefined;
  const machine = document.getMachine();
  const states = steps.flatMap(({ node }) => {
    const state = findElement(machine, node)?.state;
    return state ? [state] : [];
  });
  const innermost = states.at(-1);
  return innermost ? innermost.language : machine.language;
}

function findRootSlot(document: Document): Slot {
  const { root } = document.tree;
  const shape = document.kind === 'definition' ? findAslShape('StateMachine') : findUpdateShape(root);
  return { node: root, field: undefined, shape, entries: undefined, items: undefined };
}

/** Before the first member that decides it, an update file may become one of either kind. */
function findUpdateShape(root: Node | undefined): Shape | undefined {
  const targets = UPDATE_SHAPES.get('TargetsFile');
  const bare = UPDATE_SHAPES.get('BareUpdate');
  if (!targets || !bare || findMember(root, 'targets')) return targets;
  const isOpen = root?.kind !== 'object' || !root.members.some(({ key }) => bare.fields.has(key.value));
  return isOpen ? { ...targets, fields: new Map([...targets.fields, ...bare.fields]) } : bare;
}

function enter(slot: Slot, { name, node }: Step): Slot {
  const nothing = { node, field: undefined, shape: undefined, entries: undefined, items: undefined };
  if (slot.entries !== undefined) return { ...nothing, shape: findEntryShape(slot.entries, node) };
  if (typeof name === 'number') return { ...nothing, field: slot.field, shape: findShape(slot.items) };
  const field = slot.shape?.fields.get(name);
  if (!field) return nothing;
  const isList = field.kinds.includes('array');
  return {
    node,
    field,
    shape: isList ? undefined : findShape(field.shape),
    entries: field.entries,
    items: isList ? field.shape : undefined,
  };
}

function findEntryShape(entries: string, node: Node | undefined): Shape | undefined {
  if (entries !== 'State') return findShape(entries);
  const type = findString(node, 'Type')?.value;
  return STATE_SHAPES.find(({ name }) => name === type) ?? anyState;
}

function findShape(name: string | undefined): Shape | undefined {
  return name === undefined ? undefined : (findAslShape(name) ?? UPDATE_SHAPES.get(name));
}
