import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findString, isWildcard, type StringNode } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const labelUnique: Rule = {
  code: 'label-unique',
  severity: 'error',
  summary: 'The label of a Map state is unique in the whole state machine.',
  link: DOCUMENTATION.map,
  serviceCode: 'DUPLICATE_LABEL_NAME',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "Label": "a",
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
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "Label": "a",
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "Next": "C"
          },
          "C": {
            "Type": "Map",
            "Label": "a",
                     ^^^
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "EXPRESS" },
              "StartAt": "D",
              "States": { "D": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`,
    ],
  },
  checkMachine({ states }, report) {
    const first = new Map<string, StringNode>();
    for (const { type, node } of states) {
      const label = type === 'Map' ? findString(node, 'Label') : undefined;
      if (!label || isWildcard(label)) continue;
      const earlier = first.get(label.value);
      if (!earlier) first.set(label.value, label);
      else {
        report({
          ...getPlace(label),
          message: `There is a label "${label.value}" already; labels are unique in the whole state machine.`,
          related: [{ start: earlier.start, end: earlier.end, message: 'The other one stands here.' }],
        });
      }
    }
  },
};
