import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

export const targetsNotEmpty: UpdateRule = {
  code: 'targets-not-empty',
  severity: 'error',
  summary: 'There is at least one target.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev: { stateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:orders" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets: {}
          ^^^^^^^`,
      },
    ],
  },
  checkElement(element, shape, report) {
    for (const { key, value } of element.members) {
      if (!shape.fields.get(key.value)?.nonEmpty || value?.kind !== 'object' || value.members.length > 0) continue;
      const message = `"${key.value}" is empty: give each state machine a name here, with its "stateMachineArn" under it.`;
      report({ start: key.start, end: key.end, message });
    }
  },
};
