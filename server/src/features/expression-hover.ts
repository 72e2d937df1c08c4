import { readExpression } from '../asl/read-expression.ts';
import { getVariables, type Variables } from '../asl/variables.ts';
import { type ContextField, CONTEXT_FIELDS } from '../catalog/context-object.ts';
import { DOCUMENTATION } from '../catalog/documentation.ts';
import { INTRINSIC_FUNCTIONS, writeSignature } from '../catalog/intrinsics.ts';
import { JSONATA_FUNCTIONS, STATES_FIELDS, STATES_VARIABLE } from '../catalog/jsonata-functions.ts';
import type { JsonPath } from '../expressions/json-path.ts';
import type { StringNode } from '../syntax/node.ts';
import { toTextRange } from '../syntax/string-offsets.ts';
import type { Range } from '../text/range.ts';
import type { Document } from './document.ts';
import { findExpression } from './expression-at.ts';

interface Described extends Range {
  readonly text: string;
}

/** What the function, the variable, or the field of the context object or of `$states` under the cursor is. */
export function describeInExpression(document: Document, node: StringNode, offset: number): Described | undefined {
  const expression = findExpression(document, node);
  if (!expression) return undefined;
  const { tree } = document;
  const { jsonata, intrinsic, paths, variables } = readExpression(expression);
  const known = getVariables(document.getMachine());
  const described = [
    ...(intrinsic?.calls ?? []).map(({ name, nameRange }) => ({ ...nameRange, text: describeFunction(name) })),
    ...paths.filter(({ root }) => root === '$$').flatMap(describeContext),
    ...(jsonata?.calls ?? []).map((call) => ({ ...call, text: describeJsonataFunction(call.name) })),
    ...(jsonata?.stateFields ?? []).map((field) => ({ ...field, text: describeStatesField(field.name) })),
    ...variables.map((variable) => ({ ...variable, text: describeVariable(variable.name, known) })),
  ];
  return described
    .map(({ start, end, text }) => ({ ...toTextRange(tree, node, start, end), text }))
    .find((each): each is Described => each.text !== undefined && each.start <= offset && offset <= each.end);
}

function describeFunction(name: string): string | undefined {
  const row = INTRINSIC_FUNCTIONS.get(name);
  return row && `\`${writeSignature(row)}\`\n\n${row.summary}\n\n[Documentation](${DOCUMENTATION.intrinsics})`;
}

function describeContext({ names }: JsonPath): { start: number; end: number; text: string | undefined }[] {
  let fields: readonly ContextField[] | undefined = CONTEXT_FIELDS;
  return names.map(({ name, start, end }) => {
    const field: ContextField | undefined = fields?.find((each) => each.name === name);
    fields = field?.fields;
    const text = field && `**${name}**\n\n${field.summary}\n\n[Documentation](${DOCUMENTATION.contextObject})`;
    return { start, end, text };
  });
}

function describeJsonataFunction(name: string): string | undefined {
  const row = JSONATA_FUNCTIONS.get(name);
  return row && `\`${row.usage}\`\n\n${row.summary}\n\n[Documentation](${DOCUMENTATION.jsonata})`;
}

function describeStatesField(name: string): string | undefined {
  const summary = STATES_FIELDS.get(name);
  return summary && `**$${STATES_VARIABLE}.${name}**\n\n${summary}\n\n[Documentation](${DOCUMENTATION.jsonata})`;
}

/** More would fill the screen, and the definition leads to all. */
const MAX_STATES = 5;

function describeVariable(name: string, { byName }: Variables): string | undefined {
  const states = [...new Set((byName.get(name) ?? []).map(({ state }) => state.name))];
  if (states.length === 0) return undefined;
  const list = states.slice(0, MAX_STATES).map((state) => `\`${state.replaceAll('`', "'")}\``);
  return `**$${name}**: a variable\n\nAssigned by ${list.join(', ')}${states.length > MAX_STATES ? ', …' : ''}.`;
}
