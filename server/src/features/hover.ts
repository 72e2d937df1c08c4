import type { Hover } from 'vscode-languageserver-types';
import { STATE_SHAPES } from '../catalog/states.ts';
import type { State } from '../asl/machine.ts';
import { findString, type Node, type StringNode } from '../syntax/node.ts';
import { findPlaceholders } from '../syntax/placeholder.ts';
import type { Range } from '../text/range.ts';
import { describeField, describeShape } from './descriptions.ts';
import type { Document } from './document.ts';
import { describeInExpression } from './expression-hover.ts';
import { findSpot, toLspRange } from './place.ts';
import { describeResource } from './resource-description.ts';
import { findSlot, listSteps } from './slot.ts';
import { listSubstitutions } from './substitutions.ts';
import { findTarget } from './transitions.ts';

/** What the thing under the cursor is: a field, a value of it, a state, a placeholder or a name of an expression. */
export function findHover(document: Document, offset: number, updateFiles: readonly Document[]): Hover | undefined {
  const placeholder = findPlaceholderAt(document, offset);
  if (placeholder) return buildHover(document, placeholder, describePlaceholder(placeholder.name, updateFiles));
  const spot = findSpot(document.tree.root, offset);
  if (!spot) return undefined;
  const { node, isKey } = spot;
  const inside = !isKey && node.kind === 'string' ? describeInExpression(document, node, offset) : undefined;
  if (inside) return buildHover(document, inside, inside.text);
  const text = isKey ? describeKey(document, node) : describeValue(document, node);
  return text === undefined ? undefined : buildHover(document, node, text);
}

function describeKey(document: Document, key: Node): string | undefined {
  if (key.kind !== 'string' || !key.parent) return undefined;
  const slot = findSlot(document, listSteps(key.parent));
  if (slot.entries === 'State') {
    const state = document.getMachine().states.find((each) => each.key === key);
    return state && describeState(state);
  }
  const field = slot.shape?.fields.get(key.value);
  return field && `**${key.value}**\n\n${describeField(field, slot.shape)}`;
}

function describeValue(document: Document, node: Node): string | undefined {
  if (node.kind === 'object' || node.kind === 'array' || !node.parent) return undefined;
  const target =
    node.kind === 'string' && document.kind === 'definition' ? findTarget(document.getMachine(), node) : undefined;
  if (target) return describeState(target);
  const steps = listSteps(node);
  const { field } = findSlot(document, steps);
  if (!field) return undefined;
  const shape =
    field.name === 'Type' && node.kind === 'string' ? STATE_SHAPES.find(({ name }) => name === node.value) : undefined;
  if (shape) return `**${shape.name}**\n\n${describeShape(shape)}`;
  const resource = field.name === 'Resource' && node.kind === 'string' ? describeResource(node.value) : undefined;
  if (resource !== undefined) return resource;
  return `**${field.name}**\n\n${describeField(field, findSlot(document, steps.slice(0, -1)).shape)}`;
}

function describeState({ name, type, node }: State): string {
  const shape = STATE_SHAPES.find((each) => each.name === type);
  const comment: StringNode | undefined = findString(node, 'Comment');
  const lines = [`**${escapeMarkdown(name)}**: ${shape?.title ?? 'a state'}`, comment && escapeMarkdown(comment.value)];
  return lines.filter((line) => line !== undefined).join('\n\n');
}

function describePlaceholder(name: string, updateFiles: readonly Document[]): string {
  const values = listSubstitutions(name, updateFiles).map(
    ({ target, text }) => `- ${escapeMarkdown(target)}: ${toCode(text)}`,
  );
  const list = values.length > 0 ? values.join('\n') : 'No target of an update file gives it a value.';
  return `**\${${name}}**: a placeholder, replaced when the definition is sent\n\n${list}`;
}

export function findPlaceholderAt(
  { kind, text, lines }: Document,
  offset: number,
): (Range & { name: string }) | undefined {
  if (kind !== 'definition') return undefined;
  const start = lines.startOf(lines.toPosition(offset).line);
  const line = text.slice(start, lines.startOf(lines.toPosition(offset).line + 1));
  const found = findPlaceholders(line).find((each) => start + each.start <= offset && offset <= start + each.end);
  return found && { name: found.name, start: start + found.start, end: start + found.end };
}

function buildHover({ lines }: Document, range: Range, value: string): Hover {
  return { contents: { kind: 'markdown', value }, range: toLspRange(lines, range) };
}

/** Names and comments are the user's: their asterisks are no Markdown. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#+!<>|~]/g, '\\$&').replaceAll(/\s*\n\s*/g, ' ');
}

function toCode(text: string): string {
  return `\`${text.replaceAll('`', "'").slice(0, 200)}\``;
}
