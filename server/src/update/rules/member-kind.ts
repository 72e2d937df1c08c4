import type { Field, ValueKind } from '../../catalog/shape.ts';
import { replaceValue } from '../../syntax/edits.ts';
import type { Node } from '../../syntax/node.ts';
import type { Tree } from '../../syntax/tree.ts';
import { hasKind, nameKinds } from '../../syntax/value-kind.ts';
import type { Fix } from '../../text/finding.ts';
import type { Report } from '../../asl/rule.ts';
import { UPDATE_LINK } from '../links.ts';
import { toObjectMark } from '../model.ts';
import type { UpdateRule } from '../rule.ts';

export const memberKind: UpdateRule = {
  code: 'member-kind',
  severity: 'error',
  summary: 'Every value is of the kind that its member has.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          publish: true
          versionDescription: "1.0"`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          publish: true
          versionDescription: 1.0
                              ^^^
          tracingConfiguration: { enabled: "true" }
                                           ^^^^^^
          loggingConfiguration: { destinations: {} }
                                                ^^
          encryptionConfiguration:
            type: CUSTOMER_MANAGED_KMS_KEY
            kmsKeyId: alias/orders
            kmsDataKeyReusePeriodSeconds: "300"
                                          ^^^^^`,
      },
      {
        syntax: 'jsonc',
        text: `
          {
            "defaults": [],
                        ^^
            "targets": {
              "dev": {
                "stateMachineArn": "arn:aws:states:eu-west-1:111111111111:stateMachine:orders",
                "publish": \${Publish},
                           ^^^^^^^^^^
                "protected": null
                             ^^^^
              },
              "prod": "arn:aws:states:eu-west-1:222222222222:stateMachine:orders"
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            }
          }`,
      },
    ],
  },
  checkElement(element, shape, report, { tree }) {
    for (const { key, value } of element.members) {
      const field = shape.fields.get(key.value);
      if (!field || !value) continue;
      checkValue(key.value, value, field, tree, report);
    }
  },
};

function checkValue(name: string, value: Node, field: Field, tree: Tree, report: Report): void {
  if (!hasKind(value, field.kinds)) {
    reportKind(`"${name}"`, value, field.kinds, tree, report);
    return;
  }
  if (field.shape && value.kind === 'array') {
    for (const item of value.items)
      if (item.kind !== 'object') reportKind(`An item of "${name}"`, item, ['object'], tree, report);
  }
  if (field.entries && value.kind === 'object') {
    for (const entry of value.members) {
      if (entry.value && entry.value.kind !== 'object')
        reportKind(`"${entry.key.value}"`, entry.value, ['object'], tree, report);
    }
  }
}

function reportKind(what: string, node: Node, kinds: readonly ValueKind[], tree: Tree, report: Report): void {
  const wanted = nameKinds(kinds);
  const message =
    node.kind === 'placeholder'
      ? `${what} must be ${wanted}: placeholders are replaced in definitions, not in update files.`
      : `${what} must be ${wanted}.`;
  report({ ...toObjectMark(tree.text, node), message, fixes: buildKindFixes(tree, node, kinds) });
}

/** Quotes that are too many or too few. */
function buildKindFixes(tree: Tree, node: Node, kinds: readonly ValueKind[]): Fix[] {
  if (kinds.includes('string') && (node.kind === 'number' || node.kind === 'boolean')) {
    const text = JSON.stringify(tree.text.slice(node.start, node.end));
    return [{ title: 'Put it in quotes', edits: [{ start: node.start, end: node.end, text }] }];
  }
  if (node.kind !== 'string') return [];
  const isBoolean = kinds.includes('boolean') && /^(true|false)$/i.test(node.value);
  const isNumber = kinds.includes('integer') && /^\d{1,15}$/.test(node.value);
  if (!isBoolean && !isNumber) return [];
  const value = isNumber ? Number(node.value) : node.value.toLowerCase() === 'true';
  const edit = { ...replaceValue(tree, node, value), text: String(value) };
  return [{ title: 'Take the quotes off', edits: [edit] }];
}
