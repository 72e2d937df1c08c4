import { findStateMachineArn, findTargetString, findTargetValue, type Target } from './model.ts';
import type { TargetSummary } from './update-request.ts';

/** What a person needs to see of a target; undefined where its ARN can't be read. */
export function findTargetSummary(updateFileUri: string, target: Target): TargetSummary | undefined {
  const arn = findStateMachineArn(target);
  const node = findTargetString(target, 'stateMachineArn');
  if (!arn || !node) return undefined;
  return {
    ref: { updateFileUri, name: target.name },
    label: target.name ?? arn.name.text,
    stateMachineArn: node.value,
    stateMachineName: arn.name.text,
    partition: arn.partition.text,
    region: arn.region.text,
    account: arn.account.text,
    protected: isTrue(target, 'protected'),
    publish: isTrue(target, 'publish'),
    versionDescription: findTargetString(target, 'versionDescription')?.value,
    profile: findTargetString(target, 'profile')?.value,
  };
}

/** A member that asks for care counts where it can't be read, too. */
export function isTrue(target: Target, name: 'publish' | 'protected'): boolean {
  const value = findTargetValue(target, name);
  if (name === 'protected' && value && value.kind !== 'boolean') return true;
  return value?.kind === 'boolean' && value.value;
}
