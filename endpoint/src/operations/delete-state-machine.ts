import { parseMachineArn, refuseArn, refuseLabel } from '../arns.ts';
import { findText } from '../members.ts';
import { DELETE_LIMITS } from '../inputs.ts';
import { accept } from '../outcome.ts';
import type { Operation } from './operation.ts';

/** Deletes a machine with its versions and aliases, at once. A machine that is not there is no error. */
export const deleteStateMachine: Operation = {
  limits: DELETE_LIMITS,
  run(input, { machines }) {
    const arn = findText(input['stateMachineArn']) ?? '';
    const parsed = parseMachineArn(arn);
    if (parsed.kind === 'invalid') return refuseArn(parsed.message);
    if (parsed.kind === 'label') return refuseLabel();
    machines.delete(arn);
    return accept();
  },
};
