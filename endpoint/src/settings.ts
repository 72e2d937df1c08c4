import type { MachineType } from '../../server/src/asl/rule.ts';
import { isRoleArn } from './arns.ts';
import { DEFAULT_ENCRYPTION, DEFAULT_LOGGING, DEFAULT_TRACING, readEncryption, readLogging } from './configurations.ts';
import { refuseDefinition } from './definitions.ts';
import type { Settings } from './machines.ts';
import { findMembers, findText, type Members } from './members.ts';
import { isRefusal, refuse, type Refusal } from './outcome.ts';

/**
 * The settings that a create or an update asks for, or the first thing that is wrong with them. Members that are not given
 * stay as they are in `machine`, which has no settings yet where it is created.
 */
export function readSettings(
  input: Members,
  machine: { readonly arn: string; readonly type: MachineType; readonly settings?: Settings },
  logGroups: readonly string[] | undefined,
): Settings | Refusal {
  if (input['versionDescription'] !== undefined && input['publish'] !== true) {
    return refuse('ValidationException', 'Version description can only be set when publish is true');
  }
  const before = machine.settings;
  const given = findText(input['definition']);
  const refusal = given === undefined ? undefined : refuseDefinition(given, machine.type);
  if (refusal) return refusal;
  const roleArn = findText(input['roleArn']) ?? before?.roleArn ?? '';
  if (!isRoleArn(roleArn)) return refuse('InvalidArn', `Invalid Role Arn: '${roleArn}'`);
  const logging = findMembers(input['loggingConfiguration']);
  const loggingConfiguration = logging && readLogging(logging, machine.arn, logGroups);
  if (loggingConfiguration && isRefusal(loggingConfiguration)) return loggingConfiguration;
  const encryption = findMembers(input['encryptionConfiguration']);
  const encryptionConfiguration = encryption && readEncryption(encryption);
  if (encryptionConfiguration && isRefusal(encryptionConfiguration)) return encryptionConfiguration;
  const tracing = findMembers(input['tracingConfiguration']);
  return {
    definition: given ?? before?.definition ?? '',
    roleArn,
    loggingConfiguration: loggingConfiguration ?? before?.loggingConfiguration ?? DEFAULT_LOGGING,
    tracingConfiguration: tracing
      ? { enabled: tracing['enabled'] === true }
      : (before?.tracingConfiguration ?? DEFAULT_TRACING),
    encryptionConfiguration: encryptionConfiguration ?? before?.encryptionConfiguration ?? DEFAULT_ENCRYPTION,
  };
}
