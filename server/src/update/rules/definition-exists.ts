import { findMember } from '../../syntax/node.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const definitionExists: UpdateRule = {
  code: 'definition-exists',
  severity: 'error',
  summary: 'The definition file of the targets exists.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          definitionUri: ./orders.asl.json
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        context: { definition: 'missing', hasSibling: false },
        text: `
          definitionUri: ./order.asl.json
                         ^^^^^^^^^^^^^^^^
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }`,
      },
      {
        syntax: 'yaml',
        context: { definition: 'missing', hasSibling: false },
        text: `
          targets:
          ^^^^^^^
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              tracingConfiguration: { enabled: true }`,
      },
    ],
  },
  checkFile({ shape, root, definitionUri }, report, { definition }) {
    if (shape !== 'targets' || definition !== 'missing' || definitionUri?.value === '') return;
    if (definitionUri) {
      const { start, end } = definitionUri;
      const message = `There is no definition "${definitionUri.value}": a file whose name ends with .asl.json, .asl, .asl.yaml or .asl.yml.`;
      report({ start, end, message });
      return;
    }
    const key = findMember(root, 'targets')?.key;
    if (!key || findMember(root, 'definitionUri')) return;
    const message =
      'No definition file has the base name of this file, so that only the configuration is updated. "definitionUri" names another one.';
    report({ start: key.start, end: key.end, severity: 'warning', message });
  },
};
