import { randomBytes } from 'node:crypto';
import type { Json } from '../../server/src/update/update-request.ts';
import { getPartition, isRoleArn } from './arns.ts';
import { findMembers, findText, type Members } from './members.ts';
import { accept, refuse, type Outcome, type Refusal } from './outcome.ts';
import type { Caller } from './wire.ts';

/** What tests choose of the Security Token Service. */
export interface StsOptions {
  /** The endpoint has no STS: its operations are unknown. */
  readonly off?: boolean;
  /** Of every caller; where it is left out, the access key tells. */
  readonly account?: string;
  /** The MFA code that is right; 123456 where it is left out. */
  readonly mfaCode?: string;
}

/** The caller that GetCallerIdentity names. */
interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly userId: string;
}

export interface Sts {
  configure(options: StsOptions): void;
  isOff(): boolean;
  findAccount(caller: Caller): string;
  /** `form` holds everything, the MFA code too. */
  run(operation: string, form: Members, caller: Caller): Outcome;
}

/** The account of callers whose access key names none. */
const DEFAULT_ACCOUNT = '123456789012';

/** The members that may be recorded. All others may hold a code or a token. */
const NO_SECRETS = new Set(['RoleArn', 'RoleSessionName', 'SerialNumber', 'DurationSeconds']);

/** A form's members without the operation, and without what must not be kept. */
export function hideSecrets(form: Members): Members {
  return Object.fromEntries(Object.entries(form).filter(([name]) => NO_SECRETS.has(name)));
}

export function buildSts(initial: StsOptions = {}): Sts {
  let options = initial;
  /** Of assumed roles, by access key. */
  const sessions = new Map<string, Identity>();

  const getIdentity = ({ accessKeyId = '', region = '' }: Caller): Identity => {
    const session = options.account === undefined ? sessions.get(accessKeyId) : undefined;
    if (session) return session;
    const account = options.account ?? /\d{12}$/.exec(accessKeyId)?.[0] ?? DEFAULT_ACCOUNT;
    return { account, arn: `arn:${getPartition(region)}:iam::${account}:user/local`, userId: 'AIDALOCALUSER' };
  };

  const assumeRole = (form: Members): Outcome => {
    const refusal = checkMfa(form, options.mfaCode ?? '123456');
    if (refusal) return refusal;
    const [roleArn = '', session = ''] = [findText(form['RoleArn']), findText(form['RoleSessionName'])];
    if (!isRoleArn(roleArn)) return refuse('ValidationError', `${roleArn} is invalid`);
    const seconds = Number(findText(form['DurationSeconds']) ?? 3600);
    if (!(seconds >= 900 && seconds <= 43_200)) {
      return refuse('ValidationError', 'DurationSeconds must be a number from 900 to 43200');
    }
    const [, partition, , , account = '', resource] = roleArn.split(':');
    const role = resource?.split('/').at(-1);
    const arn = `arn:${partition}:sts::${account}:assumed-role/${role}/${session}`;
    const userId = `AROALOCALROLE:${session}`;
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    sessions.set(accessKeyId, { account, arn, userId });
    return accept({
      Credentials: {
        AccessKeyId: accessKeyId,
        SecretAccessKey: randomBytes(30).toString('base64'),
        SessionToken: randomBytes(60).toString('base64'),
        Expiration: new Date(Date.now() + seconds * 1000).toISOString(),
      },
      AssumedRoleUser: { AssumedRoleId: userId, Arn: arn },
    });
  };

  return {
    configure: (next) => void (options = next),
    isOff: () => options.off === true,
    findAccount: (caller) => getIdentity(caller).account,
    run(operation, form, caller) {
      if (operation === 'AssumeRole') return assumeRole(form);
      if (operation !== 'GetCallerIdentity') {
        return refuse(
          'InvalidAction',
          `Could not find operation ${operation} for version ${findText(form['Version']) ?? ''}`,
        );
      }
      const { account, arn, userId } = getIdentity(caller);
      return accept({ Arn: arn, UserId: userId, Account: account });
    },
  };
}

function checkMfa(form: Members, rightCode: string): Refusal | undefined {
  const { SerialNumber, TokenCode } = form;
  if (SerialNumber === undefined && TokenCode === undefined) return undefined;
  if (SerialNumber === undefined || TokenCode === undefined) {
    return refuseMfa('MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.');
  }
  if (TokenCode === rightCode) return undefined;
  return refuseMfa('MultiFactorAuthentication failed with invalid MFA one time pass code.');
}

function refuseMfa(message: string): Refusal {
  return { ...refuse('AccessDenied', message), status: 403 };
}

/** Reads options that came over HTTP; a string says what is wrong with them. */
export function parseStsOptions(value: Json): StsOptions | string {
  const given = findMembers(value);
  if (!given) return 'The options of STS are a JSON object.';
  const unknown = Object.keys(given).find((name) => !['off', 'account', 'mfaCode'].includes(name));
  if (unknown !== undefined) return `STS has no option "${unknown}", only off, account, mfaCode.`;
  const { off, account, mfaCode } = given;
  if (off !== undefined && typeof off !== 'boolean') return '"off" must be true or false.';
  if (account !== undefined && !(typeof account === 'string' && /^\d{12}$/.test(account))) {
    return '"account" must be a string of 12 digits.';
  }
  if (mfaCode !== undefined && typeof mfaCode !== 'string') return '"mfaCode" must be a string.';
  return {
    ...(off === undefined ? {} : { off }),
    ...(account === undefined ? {} : { account }),
    ...(mfaCode === undefined ? {} : { mfaCode }),
  };
}
