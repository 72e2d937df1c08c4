import { hasPlaceholder } from '../../syntax/placeholder.ts';
import { UPDATE_LINK } from '../links.ts';
import { findTargetValue } from '../model.ts';
import type { UpdateRule } from '../rule.ts';

export const substitutionName: UpdateRule = {
  code: 'substitution-name',
  severity: 'warning',
  summary: 'The name of a substitution can be the name of a placeholder.',
  link: UPDATE_LINK,
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definitionSubstitutions: { WorkerArn: "arn:aws:lambda:eu-west-1:111111111111:function:worker" }`,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          targets:
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              definitionSubstitutions:
                Worker Arn: arn:aws:lambda:eu-west-1:111111111111:function:worker
                ^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report) {
    const substitutions = findTargetValue(target, 'definitionSubstitutions');
    if (substitutions?.kind !== 'object') return;
    for (const { key } of substitutions.members) {
      if (hasPlaceholder(`\${${key.value}}`)) continue;
      const message =
        'No placeholder has this name: it starts with a letter or _, followed by letters, digits and _ . -';
      report({ start: key.start, end: key.end, message });
    }
  },
};
