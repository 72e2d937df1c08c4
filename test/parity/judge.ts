import { buildDocument } from '../../server/src/features/document.ts';
import { listDefinitionFindings } from '../../server/src/features/local-findings.ts';
import { findByLocation } from '../../server/src/syntax/location.ts';
import type { Node } from '../../server/src/syntax/node.ts';
import type { Finding } from '../../server/src/text/finding.ts';
import type { Case, ExpectedDiagnostic } from './case.ts';

export interface Judgement {
  readonly errors: readonly Finding[];
  /** The verdict is the service's. */
  readonly verdictAgrees: boolean;
  /** Some error stands where the service sees one: at the same node, or at one inside it. Undefined where that says nothing. */
  readonly placeAgrees: boolean | undefined;
  /** What the service says of places where we say nothing. */
  readonly missing: readonly ExpectedDiagnostic[];
}

/** Checks a definition as the command line does, and compares that with what the service says. */
export function judgeCase({ text, syntax, type, isValid, expected }: Case): Judgement {
  const document = buildDocument('file:///case.asl', { kind: 'definition', syntax }, 0, text);
  const errors = listDefinitionFindings(document, [], type).filter(({ severity }) => severity === 'error');
  const { root } = document.tree;
  const missing = expected.filter((diagnostic) => !errors.some((error) => standsAt(root, error, diagnostic)));
  const isCaught = errors.length > 0;
  const hasPlaces = isValid === false && isCaught && expected.length > 0;
  return {
    errors,
    verdictAgrees: isValid === undefined || isValid !== isCaught,
    placeAgrees: hasPlaces ? missing.length < expected.length : undefined,
    missing,
  };
}

function standsAt(root: Node | undefined, error: Finding, { location }: ExpectedDiagnostic): boolean {
  // A place such as "[Source: (String)…; line: 1, column: 4]" is one of a text that has no tree.
  if (!location?.startsWith('/') || !root) return true;
  const wanted = findByLocation(root, location)?.node;
  let node: Node | undefined = findByLocation(root, error.location ?? '/')?.node;
  while (node && node !== wanted) node = node.parent;
  return node !== undefined;
}
