import type { Json } from '../../server/src/update/update-request.ts';
import { findMembers, findText, type JsonObject } from './members.ts';
import { refuse, type Refusal } from './outcome.ts';

export const DEFAULT_LOGGING: JsonObject = { includeExecutionData: false, level: 'OFF' };
export const DEFAULT_TRACING: JsonObject = { enabled: false };
export const DEFAULT_ENCRYPTION: JsonObject = { type: 'AWS_OWNED_KEY' };

/**
 * The logging block as it is stored: it replaces the one before as a whole. `logGroups` are the ARNs of the log groups that
 * exist; undefined stands for all.
 */
export function readLogging(
  given: JsonObject,
  machineArn: string,
  logGroups: readonly string[] | undefined,
): JsonObject | Refusal {
  const level = findText(given['level']) ?? 'OFF';
  const includeExecutionData = given['includeExecutionData'] === true;
  const destinations = Array.isArray(given['destinations']) ? given['destinations'] : [];
  if (destinations.length > 1 || (level !== 'OFF' && destinations.length === 0)) {
    return refuseLogging('Must specify exactly one Log Destination.');
  }
  const groups: Json[] = [];
  for (const destination of destinations) {
    const group = findMembers(findMembers(destination)?.['cloudWatchLogsLogGroup']);
    const logGroupArn = findText(group?.['logGroupArn']) ?? '';
    const problem = findDestinationProblem(logGroupArn, logGroups);
    if (problem !== undefined) return refuseLogging(problem);
    groups.push({ cloudWatchLogsLogGroup: { logGroupArn } });
  }
  if (level !== 'OFF' && !new RegExp(LOGGABLE_ARN).test(machineArn)) {
    return refuseLogging(
      `1 validation error detected: Value '${machineArn}' at 'resourceId' failed to satisfy constraint: Member must satisfy regular expression pattern: ${LOGGABLE_ARN}`,
    );
  }
  return { includeExecutionData, level, ...(groups.length > 0 ? { destinations: groups } : {}) };
}

const LOGGABLE_ARN = String.raw`^[0-9A-Za-z.\/\-_:]+$`;

function findDestinationProblem(arn: string, logGroups: readonly string[] | undefined): string | undefined {
  if (arn === '') return 'Must set valid CloudWatch Log Group ARN.';
  if (!/^arn:aws[a-z-]*:logs:[a-z0-9-]+:\d{12}:log-group:[^:]+/.test(arn)) {
    return 'Provided ARN is not CloudWatch Logs Log Group ARN.';
  }
  if (!arn.endsWith(':*')) return "Log Group ARN must be provided with '*' qualifier.";
  return logGroups === undefined || logGroups.includes(arn) ? undefined : 'Log Destination not found.';
}

function refuseLogging(reason: string): Refusal {
  return refuse('InvalidLoggingConfiguration', `Invalid Logging Configuration: ${reason}`);
}

export function readEncryption(given: JsonObject): JsonObject | Refusal {
  const { type = 'AWS_OWNED_KEY', kmsKeyId, kmsDataKeyReusePeriodSeconds } = given;
  if (type === 'CUSTOMER_MANAGED_KMS_KEY') {
    if (kmsKeyId === undefined) return refuseEncryption('Must set a valid kmsKeyId.');
    return { type, kmsKeyId, kmsDataKeyReusePeriodSeconds: kmsDataKeyReusePeriodSeconds ?? 300 };
  }
  if (kmsKeyId !== undefined) return refuseEncryption('Custom kmsKeyId is not allowed when selecting AWS_OWNED_KEY.');
  if (kmsDataKeyReusePeriodSeconds !== undefined) {
    return refuseEncryption('Custom kmsDataKeyReusePeriodSeconds is not allowed when selecting AWS_OWNED_KEY.');
  }
  return { type };
}

function refuseEncryption(reason: string): Refusal {
  return refuse('InvalidEncryptionConfiguration', `Invalid Encryption Configuration: ${reason}`);
}
