import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const someFieldGiven: Rule = {
  code: 'some-field-given',
  severity: 'warning',
  summary: 'A batcher of items, a writer of results and its format say something: empty ones fail at run time.',
  link: DOCUMENTATION.map,
  examples: {
    good: [buildExample('"ItemBatcher": { "MaxItemsPerBatch": 10 },', '')],
    bad: [
      buildExample('"ItemBatcher": {},', '^^^^^^^^^^^^^'),
      buildExample('"ResultWriter": { "WriterConfig": {} },', '                  ^^^^^^^^^^^^^^'),
      buildExample('"ResultWriter": {},', '^^^^^^^^^^^^^^'),
    ],
  },
  concernsShape: (shape) => shape?.someOf !== undefined,
  checkElement({ node, shape }, report) {
    const names = shape?.someOf;
    if (!names || node.members.some(({ key }) => key.hasPlaceholder || names.includes(key.value))) return;
    report({
      ...getPlace(node),
      message: `${shape.title} needs ${names.slice(0, -1).join(', ')} or ${names.at(-1)}: without, it may fail at run time.`,
    });
  },
};

function buildExample(member: string, carets: string): string {
  return `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            ${member}${carets && `\n            ${carets}`}
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`;
}
