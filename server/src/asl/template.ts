import type { Field } from '../catalog/shape.ts';
import type { Member, Node, ObjectNode, StringNode } from '../syntax/node.ts';
import { hasKind } from '../syntax/value-kind.ts';
import type { LoneElement } from './machine.ts';

/** Names that end so hold paths and calls in a template. */
export const DOLLAR_SUFFIX = '.$';

/** A member of an object of a template. */
export interface TemplateMember {
  readonly object: ObjectNode;
  readonly member: Member;
}

/** A string of a template that stays as it is, and the member that it is the value of; undefined in an array. */
export interface TemplateText {
  readonly node: StringNode;
  readonly owner: TemplateMember | undefined;
}

/** What the rules look at in a template of JSONPath, at any depth, in the order of the text. */
export interface Template {
  /** Those whose names end with `.$`. */
  readonly evaluated: readonly TemplateMember[];
  /** Of all other strings those that may look like an expression. */
  readonly texts: readonly TemplateText[];
}

interface TemplateLists extends Template {
  readonly evaluated: TemplateMember[];
  readonly texts: TemplateText[];
}

/** Undefined where the field's value is no template; one of a wrong kind is wrong as a whole. */
export function findTemplate(value: Node, field: Field, { language }: LoneElement): Template | undefined {
  if (!field.template || language !== 'JSONPath' || !hasKind(value, field.kinds)) return undefined;
  return readTemplate(value);
}

/** Reads any value as a template. */
export function readTemplate(value: Node): Template {
  const template: TemplateLists = { evaluated: [], texts: [] };
  collect(value, template, undefined);
  return template;
}

function collect(value: Node, lists: TemplateLists, owner: TemplateMember | undefined): void {
  if (value.kind === 'string') {
    if (mayLookEvaluated(value)) lists.texts.push({ node: value, owner });
  } else if (value.kind === 'array') {
    for (const item of value.items) collect(item, lists, undefined);
  } else if (value.kind === 'object') {
    for (const member of value.members) {
      const inner = member.value;
      if (!inner) continue;
      const isEvaluated = member.key.value.endsWith(DOLLAR_SUFFIX);
      if (isEvaluated) lists.evaluated.push({ object: value, member });
      if (inner.kind === 'object' || inner.kind === 'array') collect(inner, lists, undefined);
      else if (!isEvaluated && inner.kind === 'string' && mayLookEvaluated(inner)) {
        lists.texts.push({ node: inner, owner: { object: value, member } });
      }
    }
  }
}

/** By its first character: paths begin with `$`, calls with `States.`, JSONata with `{%`. */
function mayLookEvaluated({ value, hasPlaceholder }: StringNode): boolean {
  const code = value.charCodeAt(0);
  return (code === 36 || code === 83 || code === 123) && !hasPlaceholder;
}
