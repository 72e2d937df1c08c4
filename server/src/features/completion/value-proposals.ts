import { CompletionItemKind } from 'vscode-languageserver-types';
import { ERROR_NAMES } from '../../catalog/error-handling.ts';
import type { Field } from '../../catalog/shape.ts';
import { STATE_SHAPES } from '../../catalog/states.ts';
import { describeShape } from '../descriptions.ts';
import { findSlot } from '../slot.ts';
import { listResources } from './resource-proposals.ts';
import { buildShapeProposal, findShape, listStateProposals, type Proposal, type Situation } from './proposal.ts';

/** What the value may be. Between quotes only texts are offered, and in YAML's blocks no braces. */
export function listValues(situation: Situation): Proposal[] {
  const { slot, cursor } = situation;
  const { field } = slot;
  const texts = field ? listTexts(situation, field) : undefined;
  if (texts) return texts;
  if (cursor.isQuoted) return [];
  if (field?.kinds.includes('boolean')) {
    const values = field.name === 'End' ? ['true'] : ['true', 'false'];
    return values.map((value) => ({ label: value, text: value, kind: CompletionItemKind.Value }));
  }
  return cursor.isFlow ? listCollections(situation) : [];
}

/** Undefined where the field's values are not known by name. */
function listTexts(situation: Situation, field: Field): Proposal[] | undefined {
  const { cursor, scope, buildSnippet } = situation;
  const toProposal = (value: string, kind: CompletionItemKind): Proposal => ({
    label: value,
    text: buildSnippet().writeText(value),
    kind,
  });
  if (field.name === 'ErrorEquals') {
    const isItem = typeof cursor.steps.at(-1)?.name === 'number';
    return isItem ? ERROR_NAMES.map((name) => toProposal(name, CompletionItemKind.EnumMember)) : undefined;
  }
  if (field.target) {
    const own = findOwnState(situation);
    const others = (scope?.states ?? []).filter(({ name }) => name !== own);
    return others.map(({ name, type }) => ({ ...toProposal(name, CompletionItemKind.Reference), detail: type }));
  }
  if (field.name === 'Resource') return listResources(situation);
  return field.values?.map((value) => ({
    ...toProposal(value, CompletionItemKind.EnumMember),
    documentation: field.name === 'Type' ? describeType(value) : undefined,
  }));
}

function listCollections(situation: Situation): Proposal[] {
  const { document, cursor, slot, indent, buildSnippet } = situation;
  if (findSlot(document, cursor.steps.slice(0, -1)).entries === 'State') {
    return listStateProposals(situation, (snippet, shape, given) => snippet.writeObject(shape, indent, given));
  }
  const { field, shape, items } = slot;
  if (shape) return [buildShapeProposal(shape, buildSnippet().writeObject(shape, indent))];
  const item = items === undefined ? undefined : findShape(items);
  if (!field || !item) return [];
  return [{ ...buildShapeProposal(item, buildSnippet().writeValue(field, indent)), label: `[ ${item.title} ]` }];
}

function describeType(type: string): string | undefined {
  const shape = STATE_SHAPES.find(({ name }) => name === type);
  return shape && describeShape(shape);
}

/** A state may lead to itself, but hardly anybody means it. */
function findOwnState({ document, cursor }: Situation): string | undefined {
  const { states } = document.getMachine();
  const step = cursor.steps.findLast(({ node }) => states.some((state) => state.node === node));
  return typeof step?.name === 'string' ? step.name : undefined;
}
