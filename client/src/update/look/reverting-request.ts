import type { DeployedMachine, Json, UpdateRequest } from '../../../../server/src/protocol.ts';
import { toMachineArn } from '../target/version-arn.ts';

/** The members that a machine and an update have in common, by the API's names. */
const SHARED_MEMBERS = ['definition', 'roleArn', 'loggingConfiguration', 'tracingConfiguration'] as const;

/** The update that makes a state machine what it was, or what a version of it is. It publishes nothing. */
export function toRevertingRequest(deployed: DeployedMachine): UpdateRequest {
  const members: [string, Json][] = [];
  for (const name of SHARED_MEMBERS) {
    const value = deployed[name];
    if (value !== undefined) members.push([name, value]);
  }
  const { encryptionConfiguration } = deployed;
  if (encryptionConfiguration !== undefined) {
    members.push(['encryptionConfiguration', toSentEncryption(encryptionConfiguration)]);
  }
  return { ...Object.fromEntries(members), stateMachineArn: toMachineArn(deployed.stateMachineArn) };
}

/** Describe tells of a key that isn't there, and of a period of 0 where the default holds: the service takes neither. */
function toSentEncryption(configuration: Json): Json {
  if (typeof configuration !== 'object' || configuration === null || Array.isArray(configuration)) return configuration;
  const members = Object.entries(configuration);
  const isOwned = members.some(([name, value]) => name === 'type' && value === 'AWS_OWNED_KEY');
  const sent = members.filter(([name, value]) => {
    if (isOwned) return name === 'type';
    return !(name === 'kmsDataKeyReusePeriodSeconds' && value === 0);
  });
  return Object.fromEntries(sent);
}
