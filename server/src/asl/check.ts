import type { Field, Shape } from '../catalog/shape.ts';
import { looksLikeJsonata } from '../expressions/jsonata.ts';
import { isWildcard, type Node } from '../syntax/node.ts';
import type { Finding } from '../text/finding.ts';
import { finish, type Steps } from '../text/steps.ts';
import { type Expression, listFieldExpressions } from './expression.ts';
import type { Element, Machine } from './machine.ts';
import { readExpression } from './read-expression.ts';
import { buildReport } from './report.ts';
import type { Report, Rule, RuleInfo } from './rule.ts';
import { RULES } from './rules/index.ts';
import { findTemplate } from './template.ts';

/** Every finding of every rule, in the order of the text. */
export function checkDefinition(machine: Machine): Finding[] {
  return finish(checkDefinitionInSteps(machine));
}

export function* checkDefinitionInSteps(machine: Machine): Steps<Finding[]> {
  const findings: Finding[] = [];
  const running = selectRules(findings);
  for (const { check, report } of running.machineRules) {
    check(machine, report);
    yield;
  }
  for (const scope of machine.scopes) {
    for (const { check, report } of running.scopeRules) {
      check(scope, report, machine);
      yield;
    }
  }
  let count = 0;
  for (const element of machine.elements.values()) {
    checkElement(element, running, machine);
    if (++count % ELEMENTS_PER_STEP === 0) yield;
  }
  return findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

/** A step of one element would cost as much as what it is for. */
const ELEMENTS_PER_STEP = 16;

/** The rules by what they check, which is asked for once, and not for every part of the model. */
function selectRules(findings: Finding[]) {
  const running = RULES.map((rule) => ({ rule, report: buildReport(rule, findings) }));
  const select = <K extends Hook>(hook: K, concerns: (rule: Rule) => boolean = () => true): readonly Running<K>[] =>
    running.flatMap(({ rule, report }) => {
      const check = rule[hook];
      return check && concerns(rule) ? { check, report } : [];
    });
  return {
    machineRules: select('checkMachine'),
    scopeRules: select('checkScope'),
    findObjectRules: keepResults((shape: Shape | undefined) => {
      const concerns = (rule: Rule): boolean => rule.concernsShape?.(shape) ?? true;
      return { stateRules: select('checkState', concerns), elementRules: select('checkElement', concerns) };
    }),
    findValueRules: keepResults((field: Field) => select('checkValue', (rule) => rule.concernsField?.(field) ?? true)),
    templateRules: select('checkTemplate'),
    expressionRules: select('checkExpression'),
    pathRules: select('checkPath'),
    intrinsicRules: select('checkIntrinsic'),
    jsonataRules: select('checkJsonata'),
    variableRules: select('checkVariables'),
    library: { questions: 0 },
  };
}

type Hook = Exclude<keyof Rule, keyof RuleInfo | 'concernsShape' | 'concernsField'>;

interface Running<K extends Hook> {
  readonly check: NonNullable<Rule[K]>;
  readonly report: Report;
}

type RunningRules = ReturnType<typeof selectRules>;

function keepResults<A, R extends object>(make: (argument: A) => R): (argument: A) => R {
  const results = new Map<A, R>();
  return (argument) => {
    let result = results.get(argument);
    if (!result) results.set(argument, (result = make(argument)));
    return result;
  };
}

function checkElement(element: Element, running: RunningRules, machine: Machine): void {
  const { fields, node, shape, state } = element;
  const { stateRules, elementRules } = running.findObjectRules(shape);
  if (state?.node === node) for (const { check, report } of stateRules) check(state, report, machine);
  for (const { check, report } of elementRules) check(element, report, machine);
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index];
    const value = node.members[index]?.value;
    if (!field || !value) continue;
    if (isChecked(value, field, element)) {
      for (const { check, report } of running.findValueRules(field)) check(value, field, report, machine, element);
    }
    const template = findTemplate(value, field, element);
    if (template) for (const { check, report } of running.templateRules) check(template, report, machine);
    for (const expression of listFieldExpressions(value, field, element, template)) {
      checkExpression(expression, running, machine);
    }
  }
}

/** Of one definition: nobody writes more expressions that are wrong or rare, and each costs as much as a page of right ones. */
const MAX_QUESTIONS = 2000;

function checkExpression(
  expression: Expression,
  { expressionRules, pathRules, intrinsicRules, jsonataRules, variableRules, library }: RunningRules,
  machine: Machine,
): void {
  for (const { check, report } of expressionRules) check(expression, report, machine);
  const mayAskLibrary = library.questions < MAX_QUESTIONS;
  const { path, intrinsic, jsonata, variables } = readExpression(expression, mayAskLibrary);
  if (jsonata?.isAsked) library.questions++;
  if (path) for (const { check, report } of pathRules) check(path, expression, report, machine);
  if (intrinsic) for (const { check, report } of intrinsicRules) check(intrinsic, expression, report, machine);
  if (jsonata) for (const { check, report } of jsonataRules) check(jsonata, expression, report, machine);
  if (variables.length > 0)
    for (const { check, report } of variableRules) check(variables, expression, report, machine);
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
