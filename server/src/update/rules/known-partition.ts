import { findArn, KNOWN_PARTITIONS, UNVERIFIED_PARTITIONS } from '../../catalog/arns.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { UPDATE_LINK } from '../links.ts';
import { listArns, toPartRange } from '../parts.ts';
import type { UpdateRule } from '../rule.ts';

export const knownPartition: UpdateRule = {
  code: 'known-partition',
  severity: 'warning',
  summary: 'The partition of an ARN is one that Step Functions is known to be in.',
  link: UPDATE_LINK,
  serviceCode: 'InvalidArn',
  examples: {
    good: [{ syntax: 'yaml', text: 'stateMachineArn: arn:aws-cn:states:cn-north-1:111111111111:stateMachine:orders' }],
    bad: [
      {
        syntax: 'yaml',
        text: `
          stateMachineArn: arn:aws-eusc:states:eusc-de-east-1:111111111111:stateMachine:orders
                               ^^^^^^^^
          roleArn: arn:asw:iam::111111111111:role/orders
                       ^^^`,
      },
    ],
  },
  checkTarget(target, report, { tree }) {
    for (const node of listArns(target)) {
      const partition = findArn(node.value)?.partition;
      if (!partition || partition.text === '' || KNOWN_PARTITIONS.includes(partition.text)) continue;
      const meant = findNearestName(partition.text, KNOWN_PARTITIONS);
      const guess = meant === undefined ? '' : ` Did you mean "${meant}"?`;
      const message = UNVERIFIED_PARTITIONS.includes(partition.text)
        ? `Unverified: nothing confirms yet that Step Functions is in the partition "${partition.text}".`
        : `The partition "${partition.text}" is unknown.${guess}`;
      report({ ...toPartRange(tree, node, partition), message });
    }
  },
};
