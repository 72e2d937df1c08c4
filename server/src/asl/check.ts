import type { Field } from '../catalog/shape.ts';
import { isWildcard, type Node } from '../syntax/node.ts';
import type { Finding } from '../text/finding.ts';
import { listExpressions } from './expression.ts';
import type { Element, Machine } from './machine.ts';
import type { Report, Rule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Every finding of every rule, in the order of the text. */
export function checkDefinition(machine: Machine): Finding[] {
  const findings: Finding[] = [];
  const running = RULES.map((rule) => ({ rule, report: buildReport(rule, findings) }));
  for (const { rule, report } of running) rule.checkMachine?.(machine, report);
  for (const scope of machine.scopes) for (const { rule, report } of running) rule.checkScope?.(scope, report, machine);
  for (const state of machine.states) for (const { rule, report } of running) rule.checkState?.(state, report, machine);
  for (const element of machine.elements.values()) checkElement(element, running, machine);
  return findings.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

interface RunningRule {
  readonly rule: Rule;
  readonly report: Report;
}

function checkElement(element: Element, running: readonly RunningRule[], machine: Machine): void {
  for (const { rule, report } of running) rule.checkElement?.(element, report, machine);
  for (const { key, value } of element.node.members) {
    const field = element.shape?.fields.get(key.value);
    if (!field || !value || !isChecked(value, field, element)) continue;
    for (const { rule, report } of running) rule.checkValue?.(value, field, report, machine, element);
  }
  for (const expression of listExpressions(element)) {
    for (const { rule, report } of running) rule.checkExpression?.(expression, report, machine);
  }
}

function buildReport({ code, severity, link, serviceCode }: Rule, findings: Finding[]): Report {
  return (finding) => findings.push({ code, severity, link, serviceCode, ...finding });
}

/** One cause gives one finding: a field of the other query language is wrong as a whole, whatever its value. */
function isChecked(value: Node, field: Field, element: Element): boolean {
  if (isWildcard(value)) return false;
  if (field.language && element.language && field.language !== element.language) return false;
  return !(field.expression && element.language !== 'JSONPath' && isExpression(value));
}

function isExpression(value: Node): boolean {
  return value.kind === 'string' && value.value.startsWith('{%') && value.value.endsWith('%}');
}
