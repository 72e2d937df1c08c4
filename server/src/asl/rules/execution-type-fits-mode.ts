import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { insertMember, removeMember } from '../../syntax/edits.ts';
import { findMember, findString } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const executionTypeFitsMode: Rule = {
  code: 'execution-type-fits-mode',
  severity: 'error',
  summary: 'A distributed Map state says how its child executions run by ExecutionType; an inline one has none.',
  link: DOCUMENTATION.map,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      buildExample('{ "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" }', ''),
      buildExample('{ "Mode": "INLINE" }', ''),
      buildExample('{ "Mode": "${Mode}", "ExecutionType": "STANDARD" }', ''),
    ],
    bad: [
      buildExample('{ "Mode": "DISTRIBUTED" }', '^^^^^^^^^^^^^^^^^'),
      buildExample(
        '{ "Mode": "INLINE", "ExecutionType": "STANDARD" }',
        '                                       ^^^^^^^^^^^^^^^',
      ),
      buildExample('{ "ExecutionType": "STANDARD" }', '                     ^^^^^^^^^^^^^^^'),
    ],
  },
  concernsShape: (shape) => shape?.name === 'ProcessorConfig',
  checkElement({ node }, report, { tree }) {
    if (node.members.some(({ key }) => key.hasPlaceholder)) return;
    const type = findMember(node, 'ExecutionType');
    const mode = findMember(node, 'Mode');
    const value = findString(node, 'Mode')?.value;
    if (value === 'DISTRIBUTED' && !type) {
      report({
        ...getPlace(node),
        message: 'A distributed Map state needs ExecutionType: STANDARD or EXPRESS.',
        fixes: ['STANDARD', 'EXPRESS'].map((name) => ({
          title: `Add ExecutionType ${name}`,
          edits: [insertMember(tree, node, 'ExecutionType', JSON.stringify(name))],
        })),
      });
    } else if (type && (!mode || value === 'INLINE')) {
      report({
        ...getPlace(node, type.key),
        message: `ExecutionType is for Mode DISTRIBUTED; ${mode ? 'this one is' : 'without Mode it is'} INLINE.`,
        // The service was seen to refuse it beside INLINE.
        severity: mode ? 'error' : 'warning',
        fixes: [{ title: 'Remove ExecutionType', edits: [removeMember(tree, node, type)] }],
      });
    }
  },
};

function buildExample(config: string, carets: string): string {
  return `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "ItemProcessor": {
              "ProcessorConfig": ${config},${carets && `\n              ${carets}`}
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`;
}
