import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { STATE_TYPES } from '../../catalog/state-fields.ts';
import { replaceValue } from '../../syntax/edits.ts';
import { isWildcard, type Node } from '../../syntax/node.ts';
import type { SourceText } from '../../syntax/tree.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getPlace } from '../place.ts';
import type { Report, Rule } from '../rule.ts';

export const valueInSet: Rule = {
  code: 'value-in-set',
  severity: 'error',
  summary: 'A field with a fixed set of values holds one of them; the case of letters counts.',
  link: DOCUMENTATION.structure,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed", "QueryLanguage": "JSONata" } } }'],
    bad: [
      `
      {
        "StartAt": "A",
        "QueryLanguage": "jsonata",
                         ^^^^^^^^^
        "States": { "A": { "Type": "Succeeed" } }
                                   ^^^^^^^^^^
      }`,
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": ["Pass"] } }
                           ^^^^^^
      }`,
    ],
  },
  concernsShape: (shape) => shape === undefined,
  checkElement({ node, state }, report, { tree }) {
    if (state?.node !== node) return;
    // A state of an unknown type has no shape, so that its type is not seen as a value.
    const type = node.members.find(({ key }) => key.value === 'Type')?.value;
    if (type && !isWildcard(type)) reportValue(type, 'Type', STATE_TYPES, report, tree);
  },
  concernsField: ({ values }) => values !== undefined,
  checkValue(value, { name, values }, report, { tree }) {
    if (!values || value.kind !== 'string' || values.includes(value.value)) return;
    reportValue(value, name, values, report, tree);
  },
};

function reportValue(value: Node, name: string, values: readonly string[], report: Report, tree: SourceText): void {
  const nearest = value.kind === 'string' ? findNearestName(value.value, values) : undefined;
  report({
    ...getPlace(value),
    message: `${name} is one of ${values.join(', ')}.${nearest ? ` Did you mean ${nearest}?` : ''}`,
    fixes: nearest ? [{ title: `Change to ${nearest}`, edits: [replaceValue(tree, value, nearest)] }] : [],
  });
}
