import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver-types';
import type { Expression } from '../../asl/expression.ts';
import { hasErrorOutput, hasResult } from '../../asl/states-variable.ts';
import { getVariables } from '../../asl/variables.ts';
import { JSONATA_FUNCTIONS, STATES_FIELDS, STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import type { Document } from '../document.ts';
import { findExpression } from '../expression-at.ts';
import { findSpot, toLspRange } from '../place.ts';

/** A field of `$states`, or a variable or function, as far as it is typed. */
const STATES_FIELD = /\$states\.(\w*)$/;
const DOLLAR_NAME = /(?<!\$)\$(?:[\p{ID_Start}_]\p{ID_Continue}*)?$/u;

/** More is not looked at: what is typed is a name. */
const MAX_TYPED = 200;

/** What a `$` inside of JSONata may become. Undefined where the cursor is in none. */
export function completeJsonata(document: Document, offset: number): CompletionItem[] | undefined {
  const spot = findSpot(document.tree.root, offset);
  if (spot?.node.kind !== 'string' || spot.isKey) return undefined;
  const expression = findExpression(document, spot.node);
  if (expression?.kind !== 'jsonata') return undefined;
  const before = document.text.slice(Math.max(spot.node.start, offset - MAX_TYPED), offset);
  const field = STATES_FIELD.exec(before);
  const typed = field ? field[1] : DOLLAR_NAME.exec(before)?.[0];
  if (typed === undefined) return [];
  const range = toLspRange(document.lines, { start: offset - typed.length, end: offset });
  const items = field ? listFields(expression) : listNames(document, expression);
  return items.map((item) => ({ ...item, textEdit: { range, newText: item.label } }));
}

function listFields(expression: Expression): CompletionItem[] {
  return [...STATES_FIELDS].flatMap(([name, summary]) => {
    const isMissing =
      (name === 'result' && !hasResult(expression)) || (name === 'errorOutput' && !hasErrorOutput(expression));
    return isMissing ? [] : { label: name, kind: CompletionItemKind.Field, documentation: summary };
  });
}

/** Variables first: they are few, and the user's own. */
function listNames(document: Document, { element }: Expression): CompletionItem[] {
  const variables = element.state ? getVariables(document.getMachine()).listVisible(element.state) : [];
  return [
    { label: `$${STATES_VARIABLE}`, kind: CompletionItemKind.Variable, sortText: '0' },
    ...variables.map(({ name, state }) => ({
      label: `$${name}`,
      kind: CompletionItemKind.Variable,
      detail: `Assigned by ${state.name}`,
      sortText: `1${name}`,
    })),
    ...[...JSONATA_FUNCTIONS.values()].map(({ name, usage, summary }) => ({
      label: `$${name}`,
      kind: CompletionItemKind.Function,
      detail: usage,
      documentation: summary,
      sortText: `2${name}`,
    })),
  ];
}
