import type { Range } from '../text/range.ts';
import { finish, type Steps } from '../text/steps.ts';
import type { Node } from './node.ts';
import { parseJsonInSteps } from './json.ts';
import { parseYaml } from './yaml.ts';

/** The language of a text, with what it allows: definitions are plain JSON, update files may carry comments. */
export type Syntax = 'json' | 'jsonc' | 'yaml';

export interface SyntaxProblem extends Range {
  readonly message: string;
}

/** A text as it is written. */
export interface SourceText {
  readonly text: string;
  readonly syntax: Syntax;
}

/** A text and what could be read of it. Half-typed text still has a tree: `root` holds all that could be understood. */
export interface Tree extends SourceText {
  readonly root: Node | undefined;
  readonly problems: readonly SyntaxProblem[];
}

export function parseTree(text: string, syntax: Syntax): Tree {
  return finish(parseTreeInSteps(text, syntax));
}

/**
 * YAML takes one step: the library reads a document at one go. The tree of the text before may be given, whose unchanged parts
 * JSON takes over: nobody can use it any more.
 */
export function* parseTreeInSteps(text: string, syntax: Syntax, before?: Tree): Steps<Tree> {
  return syntax === 'yaml' ? parseYaml(text) : yield* parseJsonInSteps(text, syntax, before);
}
