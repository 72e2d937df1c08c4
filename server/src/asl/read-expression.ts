import { type Intrinsic, looksLikeIntrinsic, parseIntrinsic } from '../expressions/intrinsic.ts';
import { type JsonPath, parseJsonPath } from '../expressions/json-path.ts';
import { isJsonata, type Jsonata, parseJsonata } from '../expressions/jsonata.ts';
import type { VariableUse } from '../expressions/parsed.ts';
import { toLocation } from '../syntax/location.ts';
import type { SourceText } from '../syntax/tree.ts';
import type { Range } from '../text/range.ts';
import type { LoneExpression } from './expression.ts';
import { getPlaceInside } from './place.ts';

/** What an expression holds: JSONata, a path or a call; in a payload perhaps none of them. */
export interface ReadExpression {
  /** Undefined also where `{%` or `%}` is missing. */
  readonly jsonata: Jsonata | undefined;
  readonly path: JsonPath | undefined;
  readonly intrinsic: Intrinsic | undefined;
  /** Every path in it, those that are arguments included. */
  readonly paths: readonly JsonPath[];
  readonly variables: readonly VariableUse[];
}

const NOTHING: ReadExpression = {
  jsonata: undefined,
  path: undefined,
  intrinsic: undefined,
  paths: [],
  variables: [],
};

export function readExpression({ kind, node, field }: LoneExpression, mayAskLibrary = true): ReadExpression {
  const isPayload = kind === 'payload';
  const text = node.value;
  if (kind === 'jsonata') return isJsonata(text) ? readJsonata(text, mayAskLibrary) : NOTHING;
  if ((isPayload || field.path === 'text') && looksLikeIntrinsic(text)) {
    const intrinsic = parseIntrinsic(text);
    return { jsonata: undefined, path: undefined, intrinsic, paths: intrinsic.paths, variables: intrinsic.variables };
  }
  if (isPayload && !text.startsWith('$')) return NOTHING;
  const path = parseJsonPath(text);
  return { jsonata: undefined, path, intrinsic: undefined, paths: [path], variables: path.variables };
}

function readJsonata(text: string, mayAskLibrary: boolean): ReadExpression {
  const jsonata = parseJsonata(text, mayAskLibrary);
  return { jsonata, path: undefined, intrinsic: undefined, paths: NOTHING.paths, variables: jsonata.variables };
}

/**
 * Whether a text is most likely meant as a path or a call, wherever it stands. `$` and `$name` alone are not taken for one: they
 * are amounts of money and the variables of a shell more often than not.
 */
export function looksEvaluated(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first === 36 && /^\$\$?[.[]/.test(text)) return parseJsonPath(text).problems.length === 0;
  return first === 83 && /^States\.\w+\(/.test(text) && parseIntrinsic(text).problems.length === 0;
}

/** The place of a stretch of an expression. Of a payload the service names the object that it stands in, not the member. */
export function getExpressionPlace(
  tree: SourceText,
  { kind, node }: LoneExpression,
  { start, end }: Range,
): Range & { readonly location: string } {
  const place = getPlaceInside(tree, node, start, end);
  return kind === 'payload' && node.parent ? { ...place, location: toLocation(node.parent) } : place;
}
