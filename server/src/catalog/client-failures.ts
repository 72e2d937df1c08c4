import type { ExceptionRow } from './exception-row.ts';

/** What fails before the service can answer: credentials, the endpoint, the network. */
export const CLIENT_FAILURES: readonly ExceptionRow[] = [
  {
    name: 'CredentialsProviderError',
    aliases: ['TokenProviderError', 'ProviderError'],
    meaning: 'There are no credentials.',
    advice: 'Name a profile in the target, set AWS_PROFILE, or sign in, for instance with "aws sso login".',
    retry: 'afterSignIn',
    blames: ['/profile'],
    texts: [
      {
        pattern: /is not complete|invalid SSO credentials|is missing required property/,
        meaning: 'The profile is not complete.',
        advice: 'Check it in ~/.aws/config, and the section that it names.',
        retry: 'no',
      },
      {
        pattern: /sso.*(expired|invalid)|(expired|invalid).*sso|aws sso login/i,
        meaning: 'The sign-in has expired.',
        advice: 'Sign in again with "aws sso login".',
      },
      {
        pattern: /UnauthorizedException: /,
        meaning: 'The sign-in has expired.',
        advice: 'Sign in again with "aws sso login".',
      },
      {
        pattern: /ForbiddenException: /,
        meaning: 'The sign-in gives no access to the account and the role of the profile.',
        advice: 'Check "sso_account_id" and "sso_role_name" in ~/.aws/config, or ask who assigns them.',
        retry: 'no',
      },
      {
        pattern: /re-?authenticate|Failed to load token/,
        meaning: 'The sign-in is missing or has expired.',
        advice: 'Sign in again with "aws login".',
      },
      {
        pattern: /insufficient permissions.*CreateOAuth2Token/,
        meaning: 'The sign-in may not be renewed.',
        advice: 'Sign in again with "aws login", or ask for the permission that the message names.',
      },
      {
        pattern: /credential_process/,
        meaning: 'The credential process of the profile gave no credentials.',
        advice: 'Run it in a terminal to see why: it stands in ~/.aws/config as "credential_process".',
        retry: 'no',
      },
      {
        pattern: /could not be found|could not resolve.*profile|profile .* not found/i,
        meaning: 'The profile has no credentials, or does not exist.',
        advice: 'Check its name in ~/.aws/config and ~/.aws/credentials.',
        retry: 'no',
      },
    ],
  },
  {
    name: 'MfaCodeRequired',
    meaning: 'The profile needs the code of an MFA device.',
    advice:
      'Start the update where the code can be asked for, or use a profile whose credentials were made with it before.',
    retry: 'no',
    blames: ['/profile'],
  },
  {
    name: 'WrongAccount',
    meaning: 'The credentials belong to another account than the state machine.',
    advice: 'Name a profile of the account in the ARN, or correct the ARN.',
    retry: 'no',
    blames: ['/stateMachineArn', '/profile'],
  },
  {
    name: 'ConfigError',
    meaning: "The AWS configuration can't be used as it is.",
    advice: 'Correct what the message names, in ~/.aws/config or in the environment.',
    retry: 'no',
    blames: ['/profile'],
  },
  {
    name: 'Error',
    meaning: 'The call failed.',
    advice: 'The log tells more.',
    retry: 'no',
    blames: [],
    texts: [
      {
        pattern: /region is missing/i,
        meaning: 'No region is known.',
        advice: 'The region comes from the ARN of the target: check it.',
        blames: ['/stateMachineArn'],
      },
    ],
  },
  {
    name: 'ENOTFOUND',
    aliases: ['EAI_AGAIN'],
    meaning: 'The host of the endpoint was not found.',
    advice: 'Check the network, the region in the ARN, and AWS_ENDPOINT_URL_SFN.',
    retry: 'later',
    blames: [],
  },
  {
    name: 'ECONNREFUSED',
    meaning: 'Nothing answers at the endpoint.',
    advice: 'Start the local endpoint, or check AWS_ENDPOINT_URL_SFN and the proxy.',
    retry: 'later',
    blames: [],
  },
  {
    name: 'ECONNRESET',
    aliases: ['EPIPE', 'ECONNABORTED'],
    meaning: 'The connection broke.',
    advice: 'Look at what the machine is now, then try again.',
    retry: 'later',
    blames: [],
  },
  {
    name: 'TimeoutError',
    aliases: ['ETIMEDOUT', 'RequestTimeout', 'RequestTimeoutException', 'ENETUNREACH', 'EHOSTUNREACH'],
    meaning: 'No answer came in time.',
    advice: 'Check the network and the proxy. Look at what the machine is now, then try again.',
    retry: 'later',
    blames: [],
  },
  {
    name: 'CERT_HAS_EXPIRED',
    aliases: ['SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    meaning: 'The certificate of the endpoint is not trusted.',
    advice: 'A proxy may answer in its place: have its certificate trusted by way of NODE_EXTRA_CA_CERTS.',
    retry: 'no',
    blames: [],
  },
  {
    name: 'AbortError',
    meaning: 'The call was cancelled.',
    advice: 'Start it again if it was not meant to be.',
    retry: 'later',
    blames: [],
  },
];
