import assert from 'node:assert/strict';
import { test } from 'node:test';
import { explainFailure } from '../../../server/src/update/explain/explain-failure.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

/** Texts of the SDK, of STS and of IAM Identity Center, and of our own where nobody else says it. */
const credentialTexts: readonly (readonly [name: string, message: string, title: RegExp, retry: string])[] = [
  ['CredentialsProviderError', 'Could not load credentials from any providers', /no credentials/, 'afterSignIn'],
  [
    'CredentialsProviderError',
    "Token is expired. To refresh this SSO session run 'aws sso login' with the corresponding profile.",
    /sign-in has expired/,
    'afterSignIn',
  ],
  [
    'CredentialsProviderError',
    'UnauthorizedException: Session token not found or invalid',
    /sign-in has expired/,
    'afterSignIn',
  ],
  ['CredentialsProviderError', 'ForbiddenException: No access', /no access to the account/, 'no'],
  [
    'CredentialsProviderError',
    'Your session has expired. Please reauthenticate.',
    /sign-in is missing or has expired/,
    'afterSignIn',
  ],
  [
    'CredentialsProviderError',
    'Failed to load a token for session arn, please re-authenticate using aws login',
    /sign-in is missing or has expired/,
    'afterSignIn',
  ],
  [
    'CredentialsProviderError',
    "Unable to refresh credentials due to insufficient permissions. You may be missing permission for the 'CreateOAuth2Token' action.",
    /may not be renewed/,
    'afterSignIn',
  ],
  ['CredentialsProviderError', 'The credential_process of profile dev failed.', /credential process/, 'no'],
  [
    'CredentialsProviderError',
    'Profile dev could not be found in the shared AWS configuration.',
    /does not exist/,
    'no',
  ],
  [
    'CredentialsProviderError',
    'Profile is configured with invalid SSO credentials. Required parameters "sso_account_id", "sso_region", "sso_role_name", "sso_start_url". Got sso_session',
    /not complete/,
    'no',
  ],
  ['CredentialsProviderError', 'The configuration of profile dev is not complete.', /not complete/, 'no'],
  ['MfaCodeRequired', 'Profile dev needs a code.', /needs the code of an MFA device/, 'no'],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code.',
    /MFA code was wrong, or was used before/,
    'no',
  ],
  [
    'AccessDenied',
    'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    /could not be checked/,
    'no',
  ],
  [
    'AccessDenied',
    'User: arn:aws:iam::111111111111:user/jo is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/deploy',
    /may not be assumed/,
    'no',
  ],
  ['ConfigError', 'Profile dev names the services section x.', /AWS configuration/, 'no'],
];

for (const [name, message, title, retry] of credentialTexts) {
  test(`blames the profile: ${message}`, () => {
    const file = readUpdateFile(`targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n    profile: deploy\n`);
    const failure = { name, message, operation: 'AssumeRole' };
    const explained = explainFailure(failure, { target: getTarget(file), sent: undefined }, file);
    assert.match(explained.title, title);
    assert.equal(explained.retry, retry);
    const [first] = explained.placed;
    assert.equal(file.tree.text.slice(first?.finding.start, first?.finding.end), 'deploy');
  });
}

test('credentials of another account stand at the ARN, with the profile beside it', () => {
  const file = readUpdateFile(`targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n    profile: deploy\n`);
  const failure = { name: 'WrongAccount', message: 'They belong to 222222222222.', operation: 'GetCallerIdentity' };
  const [first] = explainFailure(failure, { target: getTarget(file), sent: undefined }, file).placed;
  assert.equal(file.tree.text.slice(first?.finding.start, first?.finding.end), MACHINE);
  const [related] = first?.finding.related ?? [];
  assert.equal(file.tree.text.slice(related?.start, related?.end), 'deploy');
});
