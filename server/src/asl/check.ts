import type { Field } from '../catalog/shape.ts';
import { looksLikeJsonata } from '../expressions/jsonata.ts';
import type { VariableUse } from '../expressions/parsed.ts';
import { isWildcard, type Node } from '../syntax/node.ts';
import type { Finding } from '../text/finding.ts';
import { finish, type Steps } from '../text/steps.ts';
import { type Expression, listFieldExpressions } from './expression.ts';
import type { CheckKeeper, KeptUse } from './kept-checks.ts';
import type { Element, Machine } from './machine.ts';
import { readExpression } from './read-expression.ts';
import { Reporter, type Said } from './report.ts';
import {
  EXPRESSION_RULES,
  findObjectRules,
  findValueRules,
  INTRINSIC_RULES,
  JSONATA_RULES,
  MACHINE_RULES,
  PATH_RULES,
  SCOPE_RULES,
  TEMPLATE_RULES,
  VARIABLE_RULES,
} from './selected-rules.ts';
import { findTemplate } from './template.ts';

/** Every finding of every rule, in the order of the text. */
export function checkDefinition(machine: Machine): Finding[] {
  return finish(checkDefinitionInSteps(machine));
}

/** With a keeper, states that have not changed are not checked again. */
export function* checkDefinitionInSteps(machine: Machine, keeper?: CheckKeeper): Steps<Finding[]> {
  const check: Check = { machine, reporter: new Reporter(), questions: 0 };
  const { reporter } = check;
  for (const { rule, run } of MACHINE_RULES) {
    const steps = run(machine, reporter.as(rule));
    if (steps) yield* steps;
    yield;
  }
  for (const scope of machine.scopes) {
    for (const { rule, run } of SCOPE_RULES) {
      run(scope, reporter.as(rule), machine);
      if (scope.states.length > STATES_PER_STEP) yield;
    }
    yield;
  }
  yield* checkParts(check, keeper);
  return reporter.findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** What one run of the rules shares. */
interface Check {
  readonly machine: Machine;
  readonly reporter: Reporter;
  /** How often the JSONata library was asked. */
  questions: number;
}

/** Of one definition: nobody writes more expressions that are wrong or rare, and each costs as much as a page of right ones. */
const MAX_QUESTIONS = 2000;

/** With more, each rule of a scope is a step of its own. */
const STATES_PER_STEP = 100;

/** Elements and expressions. A step of one would cost as much as what it is for; one element may hold thousands of the others. */
const PARTS_PER_STEP = 16;

function* checkParts(check: Check, keeper: CheckKeeper | undefined): Steps<void> {
  const { reporter, machine } = check;
  let count = 0;
  // Loops by index: one over an iterator makes an object of every turn where it may stop in between.
  for (let part = 0; part < machine.parts.length; part++) {
    const elements = machine.parts[part] ?? [];
    const [first] = elements;
    if (!first) continue;
    const kept = keeper?.find(first);
    if (kept && check.questions + kept.questions < MAX_QUESTIONS) {
      for (const { rule, reported } of kept.said) reporter.as(rule)(reported);
      check.questions += kept.questions;
      checkUses(kept.uses, elements, check);
      if (++count % PARTS_PER_STEP === 0) yield;
      continue;
    }
    const said: Said[] | undefined = keeper && [];
    let uses: KeptUse[] | undefined;
    const { questions } = check;
    reporter.listener = said;
    for (let at = 0; at < elements.length; at++) {
      const expressions = checkElement(elements[at] ?? first, check);
      if (++count % PARTS_PER_STEP === 0) yield;
      for (let index = 0; index < expressions.length; index++) {
        const expression = expressions[index];
        if (!expression) continue;
        const variables = checkExpression(expression, check);
        const { kind, node, field } = expression;
        if (variables.length > 0) (uses ??= []).push({ kind, node, field, at, variables });
        if (++count % PARTS_PER_STEP === 0) yield;
      }
    }
    reporter.listener = undefined;
    if (said && check.questions < MAX_QUESTIONS) {
      keeper?.keep(first, { said, uses: uses ?? NO_USES, questions: check.questions - questions });
    }
    if (uses) checkUses(uses, elements, check);
  }
}

const NO_USES: readonly KeptUse[] = [];

/** Says of the variables that a state reads what depends on other states too. */
function checkUses(uses: readonly KeptUse[], elements: readonly Element[], { machine, reporter }: Check): void {
  for (const { kind, node, field, at, variables } of uses) {
    const element = elements[at];
    if (!element) continue;
    for (const { rule, run } of VARIABLE_RULES) {
      run(variables, { kind, node, field, element }, reporter.as(rule), machine);
    }
  }
}

/** Checks all of an element but its expressions, and gives these. */
function checkElement(element: Element, check: Check): readonly Expression[] {
  const { machine, reporter } = check;
  const { fields, node, shape, state } = element;
  const { stateRules, elementRules } = findObjectRules(shape);
  if (state?.node === node) for (const { rule, run } of stateRules) run(state, reporter.as(rule), machine);
  for (const { rule, run } of elementRules) run(element, reporter.as(rule), machine);
  let expressions = NO_EXPRESSIONS;
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index];
    const value = node.members[index]?.value;
    if (!field || !value) continue;
    if (isChecked(value, field, element)) {
      for (const { rule, run } of findValueRules(field)) run(value, field, reporter.as(rule), machine, element);
    }
    const template = findTemplate(value, field, element);
    if (template) for (const { rule, run } of TEMPLATE_RULES) run(template, reporter.as(rule), machine);
    const found = listFieldExpressions(value, field, element, template);
    if (found.length > 0) expressions = expressions.length === 0 ? found : [...expressions, ...found];
  }
  return expressions;
}

const NO_EXPRESSIONS: readonly Expression[] = [];

/** Gives the variables that it reads. */
function checkExpression(expression: Expression, check: Check): readonly VariableUse[] {
  const { machine, reporter } = check;
  for (const { rule, run } of EXPRESSION_RULES) run(expression, reporter.as(rule), machine);
  const { path, intrinsic, jsonata, variables } = readExpression(expression, check.questions < MAX_QUESTIONS);
  if (jsonata?.isAsked) check.questions++;
  if (path) for (const { rule, run } of PATH_RULES) run(path, expression, reporter.as(rule), machine);
  if (intrinsic) for (const { rule, run } of INTRINSIC_RULES) run(intrinsic, expression, reporter.as(rule), machine);
  if (jsonata) for (const { rule, run } of JSONATA_RULES) run(jsonata, expression, reporter.as(rule), machine);
  return variables;
}

/** One cause gives one finding: a field of the other query language is wrong as a whole, whatever its value. */
function isChecked(value: Node, field: Field, element: Element): boolean {
  if (isWildcard(value)) return false;
  if (field.language && element.language && field.language !== element.language) return false;
  return !(field.expression && element.language !== 'JSONPath' && isExpression(value));
}

function isExpression(value: Node): boolean {
  return value.kind === 'string' && looksLikeJsonata(value.value);
}
