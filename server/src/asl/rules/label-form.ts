import { MAX_LABEL_LENGTH } from '../../catalog/asl.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { hasTemplateMark } from '../../syntax/template-mark.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

const LONG_LABEL = 'x'.repeat(MAX_LABEL_LENGTH + 1);

/** The service was not seen to refuse them: only an emulator says that it does. */
// oxlint-disable-next-line no-control-regex
const UNUSUAL = /[\s?*<>{}[\]:;,\\|^~$#%&`"\u0000-\u001f\u007f-\u009f]/;

export const labelForm: Rule = {
  code: 'label-form',
  severity: 'error',
  summary: `The label of a Map state has 1 to ${MAX_LABEL_LENGTH} characters, none of which would have to be escaped in an ARN.`,
  link: DOCUMENTATION.map,
  serviceCode: 'INVALID_LABEL_NAME',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "Label": "orders-2",
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`,
    ],
    bad: ['""', '"a b"', `"${LONG_LABEL}"`].map(
      (label) => `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "Label": ${label},
                     ${'^'.repeat(label.length)}
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`,
    ),
  },
  concernsField: ({ name }) => name === 'Label',
  checkValue(value, _field, report) {
    if (value.kind !== 'string' || hasTemplateMark(value.value)) return;
    const label = value.value;
    const length = label.length > MAX_LABEL_LENGTH ? Array.from(label).length : label.length;
    if (length > MAX_LABEL_LENGTH) {
      const message = `The label has ${length} characters, and the service takes ${MAX_LABEL_LENGTH}.`;
      report({ ...getPlace(value), message });
      return;
    }
    const character = UNUSUAL.exec(label)?.[0];
    if (label !== '' && character === undefined) return;
    const words = character === undefined ? 'An empty label' : `The character ${JSON.stringify(character)} in a label`;
    report({
      ...getPlace(value),
      message: `${words} may be refused: the label is part of an ARN.`,
      severity: 'warning',
    });
  },
};
