import { findTargetString, toTargetRange } from '../model.ts';
import { UPDATE_LINK } from '../links.ts';
import type { UpdateRule } from '../rule.ts';

const none = { definition: 'missing', hasSibling: false } as const;

export const somethingToUpdate: UpdateRule = {
  code: 'something-to-update',
  severity: 'error',
  summary:
    'An update changes the definition, the role, logging or tracing; that encryption or publishing alone will do is unverified.',
  link: UPDATE_LINK,
  serviceCode: 'MissingRequiredParameter',
  examples: {
    good: [
      {
        syntax: 'yaml',
        context: none,
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          loggingConfiguration: {}`,
      },
      { syntax: 'yaml', text: 'stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders' },
    ],
    bad: [
      {
        syntax: 'yaml',
        context: none,
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^`,
      },
      {
        syntax: 'yaml',
        context: none,
        text: `
          stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
          publish: true
          ^^^^^^^`,
      },
      {
        syntax: 'yaml',
        context: none,
        text: `
          targets:
          ^^^^^^^ definition-exists
            dev:
              stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
              encryptionConfiguration: { type: AWS_OWNED_KEY }
              ^^^^^^^^^^^^^^^^^^^^^^^`,
      },
    ],
  },
  checkTarget(target, report, file, { definition, hasSibling }) {
    const { members } = target;
    const hasFile = file.shape === 'bare' ? hasSibling : definition === 'found' || file.definitionUri !== undefined;
    if (hasFile) return;
    if (['definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration'].some((name) => members.has(name)))
      return;
    const encryption = members.get('encryptionConfiguration')?.key;
    const publish = members.get('publish');
    const isPublished = publish?.value?.kind === 'boolean' && publish.value.value;
    if (encryption) {
      const message = 'Unverified: whether the service takes an update that changes the encryption alone.';
      report({ start: encryption.start, end: encryption.end, severity: 'warning', message });
    } else if (publish && isPublished) {
      const message =
        'Unverified: whether the service takes an update that only publishes. PublishStateMachineVersion publishes what is there.';
      report({ start: publish.key.start, end: publish.key.end, severity: 'warning', message });
    } else {
      const { start, end } = findTargetString(target, 'stateMachineArn') ?? toTargetRange(file, target);
      const message =
        'There is nothing to update: give a definition file, "roleArn", "loggingConfiguration" or "tracingConfiguration".';
      report({ start, end, message });
    }
  },
};
