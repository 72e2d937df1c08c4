import { checkDefinition } from '../../server/src/asl/check.ts';
import { buildMachine } from '../../server/src/asl/build-machine.ts';
import type { MachineType } from '../../server/src/asl/rule.ts';
import { walkNodes } from '../../server/src/syntax/node.ts';
import { parseTree, type Tree } from '../../server/src/syntax/tree.ts';
import { buildLines } from '../../server/src/text/lines.ts';
import { refuse, type Refusal } from './outcome.ts';

/** One finding in the form of ValidateStateMachineDefinition. */
export interface Diagnostic {
  readonly severity: 'ERROR' | 'WARNING';
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

/** Judges a definition with the language server's rules; errors first come as in the text. */
export function checkText(definition: string, type: MachineType): Diagnostic[] {
  if (definition.trim() === '') return [NO_OBJECT];
  const tree = parseTree(definition, 'json');
  const read = readJson(definition);
  if ('problem' in read) return [describeSyntax(tree, read.problem)];
  const { value } = read;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [NO_OBJECT];
  return checkDefinition(buildMachine(tree, type)).flatMap((finding): Diagnostic[] => {
    if (finding.severity !== 'error' && finding.severity !== 'warning') return [];
    return [
      {
        severity: finding.severity === 'error' ? 'ERROR' : 'WARNING',
        code: finding.serviceCode ?? 'SCHEMA_VALIDATION_FAILED',
        message: finding.message,
        ...(finding.location === undefined ? {} : { location: finding.location }),
      },
    ];
  });
}

/** The refusal of a definition with errors, in the grammar of InvalidDefinition; undefined where there are none. */
export function refuseDefinition(definition: string, type: MachineType): Refusal | undefined {
  const errors = checkText(definition, type).filter(({ severity }) => severity === 'ERROR');
  if (errors.length === 0) return undefined;
  const items = errors.map(({ code, message, location }) => `${code}: ${message} at ${location ?? 'null'}`);
  return refuse('InvalidDefinition', `Invalid State Machine Definition: '${items.join(', ')}'`);
}

const NO_OBJECT: Diagnostic = {
  severity: 'ERROR',
  code: 'SCHEMA_VALIDATION_FAILED',
  message: 'Definition must be a valid JSON object',
};

function readJson(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: String(error) };
  }
}

/** The service's parser repeats the text up to this length. */
const SHOWN_SOURCE = 500;

/**
 * The answer to text that is no JSON: the place stands in the message and in the location. The text for an unknown word is
 * recorded; for the others only what that parser is known to begin with.
 */
function describeSyntax(tree: Tree, problem: string): Diagnostic {
  const { text } = tree;
  const at = findSyntaxProblem(tree, problem);
  const word = /^[A-Za-z_$][\w$]*/.exec(text.slice(at))?.[0];
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const reason =
    word !== undefined
      ? `Unrecognized token '${word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`
      : at >= text.length
        ? 'Unexpected end-of-input'
        : `Unexpected character ('${char}' (code ${char.codePointAt(0)}))`;
  const { line, character } = buildLines(text).toPosition(at + (word ?? (at < text.length ? char : '')).length);
  const rest = text.length - SHOWN_SOURCE;
  const shown = `"${text.slice(0, SHOWN_SOURCE)}"${rest > 0 ? `[truncated ${rest} chars]` : ''}`;
  const location = `[Source: (String)${shown}; line: ${line + 1}, column: ${character + 1}]`;
  return { severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION', message: `${reason}\n at ${location}`, location };
}

/** Where reading stopped: as the JSON parser says, or at the tree's first problem where it does not say. */
function findSyntaxProblem(tree: Tree, problem: string): number {
  const position = /at position (\d+)/.exec(problem)?.[1];
  if (position !== undefined) return Number(position);
  if (problem.includes('end of JSON input')) return tree.text.length;
  const places = tree.problems.map(({ start }) => start);
  // Only our parser knows placeholders.
  for (const node of walkNodes(tree.root)) if (node.kind === 'placeholder') places.push(node.start);
  return Math.min(tree.text.length, ...places);
}
