/** Every answer of the service, the network in between and the SDK that blames something else than the definition's content. */
import type { Fault } from '../../../endpoint/src/main.ts';
import { arn as versionArn, group as bareGroup, memberTexts, role } from '../../support/member-texts.ts';
import { MACHINE } from '../../support/update-files.ts';

/** Both pass our own check. */
export const definition = '\n{ "StartAt": "A",\n "States": { "A": { "Type": "Succeed" } } }';
export const updateFile = `targets:
  dev:
    stateMachineArn: ${MACHINE}
    roleArn: ${role}
    publish: false
    versionDescription: release
    loggingConfiguration:
      level: ALL
      destinations:
        - cloudWatchLogsLogGroup:
            logGroupArn: ${bareGroup}:*
    tracingConfiguration:
      enabled: true
    encryptionConfiguration:
      type: CUSTOMER_MANAGED_KMS_KEY
      kmsKeyId: alias/orders
      kmsDataKeyReusePeriodSeconds: 300
`;

export interface RefusalCase {
  /** Of the failure, as the table has it. */
  readonly name: string;
  /** A part of what Problems says. */
  readonly says: string;
  readonly fault: Fault;
  /** `reason` or `kmsKeyState`. */
  readonly reason?: string;
  /** What it stands at, in the update file or in the definition. */
  readonly drawn: string;
}

/** Real texts. The SDK makes two of the kinds by itself. */
const recorded = memberTexts
  .filter(([name]) => name !== 'Error' && name !== 'SyntaxError')
  .map(([name, message, drawn]) => refuse(name, message, drawn === versionArn ? MACHINE : drawn));

const caller = 'User: arn:aws:sts::111111111111:assumed-role/dev/jo is not authorized to perform: ';
/** Each its own, so that a test does not take what still stands there for its own. */
const writeText = (name: string): string => `text for ${name} that nobody has recorded`;

const reasons = {
  API_DOES_NOT_SUPPORT_LABELED_ARNS: MACHINE,
  MISSING_REQUIRED_PARAMETER: 'dev',
  INVALID_ROUTING_CONFIGURATION: MACHINE,
  CANNOT_UPDATE_COMPLETED_MAP_RUN: MACHINE,
};
const keyStates = ['DISABLED', 'PENDING_DELETION', 'PENDING_IMPORT', 'UNAVAILABLE', 'CREATING'];

/** What has no real text: names, reasons and the forms of a broken answer decide alone. */
const others: readonly RefusalCase[] = [
  refuse('AccessDeniedException', `${caller}states:PublishStateMachineVersion on resource: ${MACHINE}`, 'false'),
  refuse('AccessDeniedException', `${caller}kms:GenerateDataKey on resource: ${writeText('a key')}`, 'alias/orders'),
  refuseSomehow('AccessDeniedException', MACHINE),
  refuse('AccessDeniedException', `${caller}sts:AssumeRole on resource: ${writeText('a role')}`, MACHINE),
  refuse('AccessDeniedException', 'MultiFactorAuthentication failed with invalid MFA one time pass code.', MACHINE),
  refuse('AccessDeniedException', 'MultiFactorAuthentication failed, must provide both.', MACHINE),
  refuseSomehow('RegionDisabledException', MACHINE),
  refuseSomehow('InvalidIdentityToken', MACHINE),
  refuseSomehow('IDPCommunicationError', MACHINE),
  refuseSomehow('InvalidLoggingConfiguration', 'loggingConfiguration'),
  refuse('ThrottlingException', 'Rate exceeded', MACHINE),
  refuseSomehow('ExpiredTokenException', MACHINE),
  refuseSomehow('InvalidSignatureException', MACHINE),
  refuseSomehow('MissingAuthenticationTokenException', MACHINE),
  refuseSomehow('UnknownOperationException', MACHINE),
  refuseSomehow('RequestTimeout', MACHINE),
  ...Object.entries(reasons).map(([reason, drawn]) =>
    refuse('ValidationException', `for ${reason}`, drawn, { reason }),
  ),
  ...keyStates.map((kmsKeyState) =>
    refuse('KmsInvalidStateException', `as it is ${kmsKeyState}`, 'alias/orders', { kmsKeyState }),
  ),
  strike('ServiceUnavailable', writeText('ServiceUnavailable'), {
    error: { name: 'ServiceUnavailable', message: writeText('ServiceUnavailable'), status: 503 },
  }),
  strike('SyntaxError', 'this endpoint does not implement UpdateStateMachine', { body: { text: '<html>' } }),
  strike('ECONNRESET', 'The connection broke.', { reset: 'before' }),
];

export const refusalCases: readonly RefusalCase[] = [...recorded, ...others];

function refuse(
  name: string,
  message: string,
  drawn: string,
  members: Readonly<Record<string, string>> = {},
): RefusalCase {
  const [reason] = Object.values(members);
  const fault = { error: { name, message, members } };
  return { name, says: message, fault, drawn, ...(reason === undefined ? {} : { reason }) };
}

function refuseSomehow(name: string, drawn: string): RefusalCase {
  return refuse(name, writeText(name), drawn);
}

function strike(name: string, says: string, fault: Fault): RefusalCase {
  return { name, says, fault, drawn: MACHINE };
}
