import type { Range } from '../../text/range.ts';
import { UPDATE_LINK } from '../links.ts';
import { findMachine } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const targetMachinesDiffer: UpdateRule = {
  code: 'target-machines-differ',
  severity: 'error',
  summary: 'No two targets update the same state machine: each would undo the other.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }
            prod: { stateMachineArn: "arn:aws:states:eu-west-1:222222222222:stateMachine:orders" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }
            prod: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      },
    ],
  },
  checkFile({ targets }, report) {
    const first = new Map<string, Range & { name: string }>();
    for (const target of targets) {
      const machine = findMachine(target);
      if (!machine) continue;
      const { start, end } = machine.node;
      const before = first.get(machine.arn.unqualified);
      if (!before) first.set(machine.arn.unqualified, { start, end, name: target.name ?? '' });
      else {
        const message = `The target "${before.name}" updates this state machine already.`;
        const related = [{ start: before.start, end: before.end, message: 'The other target.' }];
        report({ start, end, message, related });
      }
    }
  },
};
