import type { Range } from '../text/range.ts';

/** What a parser of expressions did not understand, or the service would not. Offsets are UTF-16 units of the parsed text. */
export interface ExpressionProblem extends Range {
  readonly message: string;
  /** What the service calls it, where it is not the usual code of that kind of expression. */
  readonly serviceCode?: string;
}

/** A variable that is read: its name without the `$`, and where it stands, the `$` included. */
export interface VariableUse extends Range {
  readonly name: string;
}
