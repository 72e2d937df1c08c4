import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { findValue, findString, isWildcard, type ObjectNode } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const distributedFields: Rule = {
  code: 'distributed-fields',
  severity: 'warning',
  summary: 'ItemReader, ItemBatcher, ResultWriter and Label stand in distributed Map states only.',
  link: DOCUMENTATION.map,
  examples: {
    good: [buildExample('{ "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }', '')],
    bad: [buildExample('{ "Mode": "INLINE" }', '\n            ^^^^^^^')],
  },
  concernsShape: (shape) => shape?.name === 'Map',
  checkState({ node }, report) {
    if (mayBeDistributed(node)) return;
    for (const { key } of node.members) {
      if (!FIELDS.has(key.value)) continue;
      report({
        ...getPlace(node, key),
        message: `${key.value} is a field of distributed Map states, and the Mode of this one is not DISTRIBUTED.`,
      });
    }
  },
};

const FIELDS: ReadonlySet<string> = new Set(['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label']);

function mayBeDistributed(map: ObjectNode): boolean {
  const processor = findValue(map, 'ItemProcessor') ?? findValue(map, 'Iterator');
  // Without one, the state is being typed.
  if (!processor) return true;
  const config = findValue(processor, 'ProcessorConfig');
  const mode = findString(config, 'Mode');
  return (
    [processor, config, findValue(config, 'Mode')].some((node) => node && isWildcard(node)) ||
    mode?.value === 'DISTRIBUTED'
  );
}

function buildExample(config: string, carets: string): string {
  return `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "Label": "a",${carets}
            "ItemProcessor": {
              "ProcessorConfig": ${config},
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`;
}
