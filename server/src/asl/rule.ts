import type { Field, Shape } from '../catalog/shape.ts';
import type { Intrinsic } from '../expressions/intrinsic.ts';
import type { JsonPath } from '../expressions/json-path.ts';
import type { Jsonata } from '../expressions/jsonata.ts';
import type { VariableUse } from '../expressions/parsed.ts';
import type { Node } from '../syntax/node.ts';
import type { SourceText, Syntax } from '../syntax/tree.ts';
import type { Finding, Severity } from '../text/finding.ts';
import type { Steps } from '../text/steps.ts';
import type { Expression, LoneExpression } from './expression.ts';
import type { LoneElement, LoneState, Machine, MachineType, Scope } from './machine.ts';
import type { Template } from './template.ts';

/**
 * A text that shows a rule at work. Under a line, a line of carets marks the place of a finding, optionally followed by the
 * code of another rule: `^^^^ other-code`. The findings of all rules are compared with the carets as a whole set.
 */
export type Example = string | { readonly syntax: Syntax; readonly text: string; readonly type?: MachineType };

export type { MachineType } from './machine.ts';

/** What is known of a rule without running it: its page is made of this. */
export interface RuleInfo {
  /** The condition that must hold, in kebab case; also the name of the rule's file. */
  readonly code: string;
  readonly severity: Severity;
  /** The rule is off until a setting or the command line names it: a matter of taste, or true of too many definitions. */
  readonly isOptional?: true;
  /** One sentence: what must hold. */
  readonly summary: string;
  /** The part of the specification or of the service's documentation that says so. */
  readonly link: string;
  /** The service's own code, where it has one. */
  readonly serviceCode?: string;
  readonly examples: { readonly good: readonly Example[]; readonly bad: readonly Example[] };
}

/** What a rule reports: the rule's code, severity, link and service code are added to it. */
export type Reported = Omit<Finding, 'code' | 'link' | 'severity'> & { readonly severity?: Severity };
export type Report = (reported: Reported) => void;

/** What the rules of a state may know of what stands around it: what is said of a state is kept while its own text stays. */
export interface Surroundings {
  readonly tree: SourceText;
  readonly type: MachineType;
}

/** A rule of the Amazon States Language. Each check is called once for every such part of the model. */
export interface Rule extends RuleInfo {
  /** The objects that `checkState` and `checkElement` are for, by the tables alone; all of them where nothing is said. */
  concernsShape?(shape: Shape | undefined): boolean;
  /** The fields that `checkValue` is for, by the tables alone; all of them where nothing is said. */
  concernsField?(field: Field): boolean;
  /** What would take longer than a millisecond stops in between. */
  checkMachine?(machine: Machine, report: Report): Steps<void> | void;
  checkScope?(scope: Scope, report: Report, machine: Machine): void;
  checkState?(state: LoneState, report: Report, around: Surroundings): void;
  checkElement?(element: LoneElement, report: Report, around: Surroundings): void;
  /** Values of known fields that fit the query language. Expressions and placeholders, which may give anything, are left out. */
  checkValue?(value: Node, field: Field, report: Report, around: Surroundings, element: LoneElement): void;
  /** Values of known fields that are templates of JSONPath. */
  checkTemplate?(template: Template, report: Report, around: Surroundings): void;
  checkExpression?(expression: LoneExpression, report: Report, around: Surroundings): void;
  /** With JSONPath, an expression that is no call; the paths that are a call’s arguments are parts of the call. */
  checkPath?(path: JsonPath, expression: LoneExpression, report: Report, around: Surroundings): void;
  /** With JSONPath, an expression that calls an intrinsic function. */
  checkIntrinsic?(intrinsic: Intrinsic, expression: LoneExpression, report: Report, around: Surroundings): void;
  /** With JSONata, a string in `{% … %}`. */
  checkJsonata?(jsonata: Jsonata, expression: LoneExpression, report: Report, around: Surroundings): void;
  /** The variables that an expression of either language reads, if any. */
  checkVariables?(variables: readonly VariableUse[], expression: Expression, report: Report, machine: Machine): void;
}
