import { MAX_STATE_NAME_LENGTH } from '../../catalog/asl.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

const LONG_NAME = 'x'.repeat(MAX_STATE_NAME_LENGTH + 1);

export const stateNameLength: Rule = {
  code: 'state-name-length',
  severity: 'error',
  summary: `The name of a state has 1 to ${MAX_STATE_NAME_LENGTH} characters.`,
  link: DOCUMENTATION.quotas,
  serviceCode: 'INVALID_STATE_NAME',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }'],
    bad: [
      `
      {
        "StartAt": "${LONG_NAME}",
        "States": {
          "${LONG_NAME}": { "Type": "Succeed" }
          ${'^'.repeat(MAX_STATE_NAME_LENGTH + 3)}
        }
      }`,
      `
      {
        "StartAt": "",
        "States": {
          "": { "Type": "Succeed" }
          ^^
        }
      }`,
    ],
  },
  checkState({ name, key, node }, report) {
    if (name === '') {
      report({ ...getPlace(node), message: 'The service may refuse an empty name.', severity: 'warning' });
    }
    // Of a longer text than that, the number of UTF-16 units says enough.
    if (name.length <= MAX_STATE_NAME_LENGTH || key.hasPlaceholder) return;
    const length = Array.from(name).length;
    if (length <= MAX_STATE_NAME_LENGTH) return;
    report({
      ...getPlace(node),
      message: `The name has ${length} characters, and the service takes ${MAX_STATE_NAME_LENGTH}.`,
    });
  },
};
