import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { renameKey } from '../../syntax/edits.ts';
import type { Node, StringNode } from '../../syntax/node.ts';
import type { SourceText } from '../../syntax/tree.ts';
import type { Fix } from '../../text/finding.ts';
import type { LoneElement } from '../machine.ts';
import { getPlace } from '../place.ts';
import { looksEvaluated } from '../read-expression.ts';
import type { Rule } from '../rule.ts';
import { DOLLAR_SUFFIX, readTemplate } from '../template.ts';

export const resultHoldsNoPath: Rule = {
  code: 'result-holds-no-path',
  severity: 'warning',
  summary: 'The Result of a Pass state is taken as it stands, so that a path in it is only text.',
  link: DOCUMENTATION.pass,
  serviceCode: 'PASS_RESULT_IS_STATIC',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": { "A": { "Type": "Pass", "Result": { "a.$": "x", "b": ["$"] }, "End": true } }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Result": { "a": "$.a", "b": { "c.$": "States.UUID()" } }, "End": true }
                                                  ^^^^^
        }
      }`,
      '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Result": "$.a", "End": true } } }\n' +
        '                                                               ^^^^^',
    ],
  },
  concernsField: ({ name }) => name === 'Result',
  checkValue(value, _field, report, { tree }, element) {
    const { evaluated, texts } = readTemplate(value);
    const named = evaluated.flatMap(({ member: { key, value } }): Found[] =>
      value?.kind === 'string' ? [{ node: value, key }] : [],
    );
    const others = texts.map(({ node, owner }): Found => ({ node, key: owner?.member.key }));
    const found = [...named, ...others].filter(({ node }) => !node.hasPlaceholder && looksEvaluated(node.value));
    const first = found.toSorted((a, b) => a.node.start - b.node.start)[0];
    if (!first) return;
    report({
      ...getPlace(first.node),
      message:
        'Result is taken as it stands: this is only text. Parameters evaluates paths, under names that end with .$.',
      fixes: buildFixes(value, found, element, tree),
    });
  },
};

interface Found {
  readonly node: StringNode;
  /** Undefined in an array, and of the Result itself. */
  readonly key: StringNode | undefined;
}

function buildFixes({ key, kind }: Node, found: readonly Found[], { node }: LoneElement, tree: SourceText): Fix[] {
  const hasParameters = node.members.some((member) => member.key.value === 'Parameters');
  if (!key || kind !== 'object' || hasParameters || found.some(({ key }) => !key)) return [];
  const names = found.flatMap(({ key }) => key ?? []).filter((name) => !name.value.endsWith(DOLLAR_SUFFIX));
  const edits = names.map((name) => renameKey(tree, name, `${name.value}${DOLLAR_SUFFIX}`));
  return [{ title: 'Change Result to Parameters', edits: [renameKey(tree, key, 'Parameters'), ...edits] }];
}
