import { CompletionItemKind } from 'vscode-languageserver-types';
import type { Scope } from '../../asl/machine.ts';
import { findAslShape } from '../../catalog/asl.ts';
import type { Shape } from '../../catalog/shape.ts';
import { STATE_SHAPES } from '../../catalog/states.ts';
import { UPDATE_SHAPES } from '../../catalog/update-members.ts';
import { describeShape } from '../descriptions.ts';
import type { Document } from '../document.ts';
import type { Slot } from '../slot.ts';
import type { Cursor } from './cursor.ts';
import type { Snippet } from './snippets.ts';

/** What one proposal puts in, as a snippet. */
export interface Proposal {
  readonly label: string;
  readonly text: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly isDeprecated?: boolean;
  /** Proposals of a lower rank come first. */
  readonly rank?: number;
}

/** All that decides what is proposed. */
export interface Situation {
  readonly document: Document;
  readonly cursor: Cursor;
  readonly slot: Slot;
  /** The states that a transition from here may lead to. */
  readonly scope: Scope | undefined;
  /** Of the lines after the first one, as far as the editor does not add it by itself. */
  readonly indent: string;
  /** A snippet of this place's syntax, with stops of its own. */
  buildSnippet(): Snippet;
}

/** One proposal for each type of state; `write` gets what comes first in it. */
export function listStateProposals(
  { buildSnippet }: Situation,
  write: (snippet: Snippet, shape: Shape, given: readonly string[]) => string,
): Proposal[] {
  return STATE_SHAPES.map((shape) => {
    const snippet = buildSnippet();
    const type = `${snippet.writeText('Type')}: ${snippet.writeText(shape.name)}`;
    return {
      ...buildShapeProposal(shape, write(snippet, shape, [type])),
      label: `${shape.name} state`,
      detail: shape.title,
    };
  });
}

export function buildShapeProposal(shape: Shape, text: string): Proposal {
  return { label: shape.title, text, kind: CompletionItemKind.Snippet, documentation: describeShape(shape) };
}

export function findShape(name: string): Shape | undefined {
  return findAslShape(name) ?? UPDATE_SHAPES.get(name);
}
