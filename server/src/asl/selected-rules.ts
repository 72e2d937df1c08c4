/** The rules by what they check: that follows from the tables, so that they are selected once, and not for every definition. */
import type { Field, Shape } from '../catalog/shape.ts';
import type { Rule, RuleInfo } from './rule.ts';
import { RULES } from './rules/index.ts';

type Hook = Exclude<keyof Rule, keyof RuleInfo | 'concernsShape' | 'concernsField'>;

/** A rule, and the one of its checks that is meant. */
export interface Selected<K extends Hook> {
  readonly rule: Rule;
  readonly run: NonNullable<Rule[K]>;
}

function select<K extends Hook>(hook: K, concerns: (rule: Rule) => boolean = () => true): readonly Selected<K>[] {
  return RULES.flatMap((rule) => {
    const run = rule[hook];
    return run && concerns(rule) ? { rule, run } : [];
  });
}

export const MACHINE_RULES = select('checkMachine');
export const SCOPE_RULES = select('checkScope');
export const TEMPLATE_RULES = select('checkTemplate');
export const EXPRESSION_RULES = select('checkExpression');
export const PATH_RULES = select('checkPath');
export const INTRINSIC_RULES = select('checkIntrinsic');
export const JSONATA_RULES = select('checkJsonata');
export const VARIABLE_RULES = select('checkVariables');

export interface ObjectRules {
  readonly stateRules: readonly Selected<'checkState'>[];
  readonly elementRules: readonly Selected<'checkElement'>[];
}

function selectObjectRules(shape: Shape | undefined): ObjectRules {
  const concerns = (rule: Rule): boolean => rule.concernsShape?.(shape) ?? true;
  return { stateRules: select('checkState', concerns), elementRules: select('checkElement', concerns) };
}

function selectValueRules(field: Field): readonly Selected<'checkValue'>[] {
  return select('checkValue', (rule) => rule.concernsField?.(field) ?? true);
}

const objectRules = new Map<Shape | undefined, ObjectRules>();
/** By the field's row. */
const valueRules: (readonly Selected<'checkValue'>[])[] = [];

export function findObjectRules(shape: Shape | undefined): ObjectRules {
  let rules = objectRules.get(shape);
  if (!rules) objectRules.set(shape, (rules = selectObjectRules(shape)));
  return rules;
}

/** Of the values of a field. */
export function findValueRules(field: Field): readonly Selected<'checkValue'>[] {
  return (valueRules[field.row] ??= selectValueRules(field));
}
