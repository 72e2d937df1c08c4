import { parseMachineArn, refuseArn } from '../arns.ts';
import { LIST_TAGS_LIMITS, TAG_LIMITS, UNTAG_LIMITS } from '../inputs.ts';
import type { Machine, Machines } from '../machines.ts';
import { findText, type Members } from '../members.ts';
import { accept, isRefusal, refuse, type Refusal } from '../outcome.ts';
import { addTags } from '../tags.ts';
import type { Operation } from './operation.ts';

export const tagResource: Operation = {
  limits: TAG_LIMITS,
  run(input, { machines }) {
    const machine = readTagged(input, machines);
    if (isRefusal(machine)) return machine;
    const tags = addTags(machine.tags, input['tags'], machine.arn);
    if (isRefusal(tags)) return tags;
    machine.tags = tags;
    return accept();
  },
};

/** A key that is not there is no error. */
export const untagResource: Operation = {
  limits: UNTAG_LIMITS,
  run(input, { machines }) {
    const machine = readTagged(input, machines);
    if (isRefusal(machine)) return machine;
    const keys = Array.isArray(input['tagKeys']) ? input['tagKeys'] : [];
    machine.tags = new Map([...machine.tags].filter(([key]) => !keys.includes(key)));
    return accept();
  },
};

export const listTagsForResource: Operation = {
  limits: LIST_TAGS_LIMITS,
  run(input, { machines }) {
    const machine = readTagged(input, machines);
    if (isRefusal(machine)) return machine;
    return accept({ tags: [...machine.tags].map(([key, value]) => ({ key, value })) });
  },
};

/** Machines have tags; versions and aliases have none. */
function readTagged(input: Members, machines: Machines): Machine | Refusal {
  const arn = findText(input['resourceArn']) ?? '';
  const parsed = parseMachineArn(arn);
  if (parsed.kind === 'invalid') return refuseArn(parsed.message);
  return machines.get(arn) ?? refuse('ResourceNotFound', `Resource not found: '${arn}'`, { resourceName: arn });
}
