import type { Report, RuleInfo } from '../asl/rule.ts';
import type { Shape } from '../catalog/shape.ts';
import type { ObjectNode } from '../syntax/node.ts';
import type { Syntax } from '../syntax/tree.ts';
import type { Target, UpdateFile } from './model.ts';

/** What rules must know of the world outside of the file. */
export interface UpdateContext {
  /**
   * The file that `definitionUri` names or, without it, the one of the same base name. `outside`: it would leave the
   * workspace folder.
   */
  readonly definition: 'found' | 'missing' | 'outside';
  /** A definition file of the same base name stands beside the update file. */
  readonly hasSibling: boolean;
  /** The names of the definition's placeholders; undefined where the definition was not read. */
  readonly placeholders?: readonly string[];
}

/** Without a context, the definition file stands beside the update file. */
export interface UpdateExample {
  readonly syntax: Syntax;
  readonly text: string;
  readonly context?: UpdateContext;
}

/** A rule of update files. Each check is called once for every such part of the model. */
export interface UpdateRule extends RuleInfo {
  readonly examples: { readonly good: readonly UpdateExample[]; readonly bad: readonly UpdateExample[] };
  checkFile?(file: UpdateFile, report: Report, context: UpdateContext): void;
  /** With the defaults merged in: what is said twice about a shared member is shown once. */
  checkTarget?(target: Target, report: Report, file: UpdateFile, context: UpdateContext): void;
  checkElement?(element: ObjectNode, shape: Shape, report: Report, file: UpdateFile): void;
}
