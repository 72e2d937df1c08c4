import { CompletionItemKind } from 'vscode-languageserver-types';
import { buildField, type Field, type QueryLanguage } from '../../catalog/shape.ts';
import { findPlaceholders } from '../../syntax/placeholder.ts';
import { describeField } from '../descriptions.ts';
import type { Document } from '../document.ts';
import { buildShapeProposal, findShape, listStateProposals, type Proposal, type Situation } from './proposal.ts';

/** The fields that the object may have, without what it has, and without what that rules out. */
export function listFields(situation: Situation, language: QueryLanguage | undefined): Proposal[] {
  const { slot, cursor, indent, buildSnippet } = situation;
  const { shape } = slot;
  if (!shape) return [];
  const present = listPresent(situation);
  const excluded = new Set(present);
  for (const set of [...(shape.exactlyOneOf ?? []), ...(shape.atMostOneOf ?? []), ['Next', 'End']]) {
    if (set.some((name) => present.has(name))) for (const name of set) excluded.add(name);
  }
  return [...shape.fields.values()]
    .filter((field) => !excluded.has(field.name))
    .filter((field) => !field.language || !language || field.language === language)
    .map((field) => ({
      label: field.name,
      text: cursor.hasColon ? buildSnippet().writeText(field.name) : buildSnippet().writeMember(field, indent),
      kind: CompletionItemKind.Property,
      documentation: describeField(field, shape),
      isDeprecated: field.deprecated !== undefined,
      rank: toRank(field),
    }));
}

/** What may stand under a free name: a state of each type, or the only thing that fits. */
export function listEntries(situation: Situation, entries: string): Proposal[] {
  const { cursor, indent, buildSnippet } = situation;
  if (cursor.hasColon) return [];
  if (entries === 'State') {
    return listStateProposals(situation, (snippet, { name }, given) =>
      snippet.writeEntry(`My${name}`, findShape(name), indent, given),
    );
  }
  const shape = findShape(entries);
  return shape ? [buildShapeProposal(shape, buildSnippet().writeEntry('dev', shape, indent))] : [];
}

/** The placeholders of the definition that this target gives no value yet. */
export function listPlaceholders(situation: Situation, definition: Document | undefined): Proposal[] {
  const { cursor, buildSnippet } = situation;
  const present = listPresent(situation);
  const names = new Set(findPlaceholders(definition?.text ?? '').map(({ name }) => name));
  return [...names]
    .filter((name) => !present.has(name))
    .map((name) => {
      const text = cursor.hasColon
        ? buildSnippet().writeText(name)
        : buildSnippet().writeMember({ ...PLACEHOLDER_FIELD, name }, '');
      return { label: name, text, kind: CompletionItemKind.Variable };
    });
}

const PLACEHOLDER_FIELD = buildField('', { kinds: ['string'], summary: '' });

/** The names that the object has, but for the one that is being typed. */
function listPresent({ slot: { node }, cursor: { replaced } }: Situation): ReadonlySet<string> {
  if (node?.kind !== 'object') return new Set();
  const others = node.members.filter(({ key }) => key.end < replaced.start || key.start > replaced.end);
  return new Set(others.map(({ key }) => key.value));
}

function toRank({ required, deprecated }: Field): number {
  if (required) return 0;
  return deprecated === undefined ? 1 : 2;
}
