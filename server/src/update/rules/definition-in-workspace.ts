import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const definitionInWorkspace: UpdateRule = {
  code: 'definition-in-workspace',
  severity: 'error',
  summary: 'The definition file is in the workspace folder of the update file.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          definitionUri: ../machines/orders.asl.json
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        context: { definition: 'outside', hasSibling: true },
        text: `
          definitionUri: ../../orders.asl.json
                         ^^^^^^^^^^^^^^^^^^^^^
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }`,
      },
    ],
  },
  checkFile({ definitionUri }, report, { definition }) {
    if (definition !== 'outside' || !definitionUri) return;
    const { start, end, value } = definitionUri;
    report({ start, end, message: `"${value}" leaves the workspace folder; the definition must be inside of it.` });
  },
};
