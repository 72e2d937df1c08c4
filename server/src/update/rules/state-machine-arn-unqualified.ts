import type { ArnQualifier } from '../../catalog/state-machine-arn.ts';
import { buildUnqualifyFixes } from '../fixes.ts';
import { UPDATE_LINK } from '../links.ts';
import { findMachine, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

const MESSAGES: Readonly<Record<ArnQualifier['kind'], { message: string; serviceCode: string }>> = {
  version: {
    message:
      'This is the ARN of a version, and a version can\'t be updated: the service answers "State Machine Does Not Exist".',
    serviceCode: 'StateMachineDoesNotExist',
  },
  alias: {
    message:
      'This is the ARN of an alias; an update names the state machine itself. What the service would answer is unverified.',
    serviceCode: 'StateMachineDoesNotExist',
  },
  label: {
    message:
      "This is the ARN of a Map state's label; an update names the state machine itself, and the service refuses labels.",
    serviceCode: 'ValidationException',
  },
};

export const stateMachineArnUnqualified: UpdateRule = {
  code: 'state-machine-arn-unqualified',
  severity: 'error',
  summary: 'The ARN is that of the machine itself, without a version, an alias or a label.',
  link: UPDATE_LINK,
  examples: {
    good: [{ syntax: 'yaml', text: 'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders' }],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            a: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:a:7" }
                                                                                       ^^
            b: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:b:PROD" }
                                                                                       ^^^^^
            c: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:c/perItem" }
                                                                                       ^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    const machine = findMachine(target);
    const qualifier = machine?.arn.qualifier;
    if (!machine || !qualifier) return;
    const range = toPartRange(tree, machine.node, qualifier);
    report({ ...range, ...MESSAGES[qualifier.kind], fixes: buildUnqualifyFixes(tree, machine.node) });
  },
};
