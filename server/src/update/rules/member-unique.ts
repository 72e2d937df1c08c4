import { walkNodes } from '../../syntax/node.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const memberUnique: UpdateRule = {
  code: 'member-unique',
  severity: 'error',
  summary: 'No object has the same member twice; readers would keep the last one without a word.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev" }
            prod: { stateMachineArn: "arn:aws:states:eu-west-1:222222222222:stateMachine:orders" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders-dev" }
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:222222222222:stateMachine:orders" }
            ^^^`,
      },
    ],
  },
  checkFile({ tree }, report) {
    for (const node of walkNodes(tree.root)) {
      if (node.kind !== 'object') continue;
      const first = new Map<string, { start: number; end: number }>();
      for (const { key } of node.members) {
        const { value, start, end } = key;
        const before = first.get(value);
        if (!before) first.set(value, { start, end });
        else if (before.start !== start) {
          const related = [{ ...before, message: 'Here it stands for the first time.' }];
          report({ start, end, message: `"${value}" is here twice; only the last one counts.`, related });
        }
      }
    }
  },
};
