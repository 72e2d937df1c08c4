import type { Failure } from '../../../server/src/protocol.ts';
import type { ProfileSource } from './credential-source.ts';

interface SignIn {
  readonly command: string;
  /** What the SDK and the service say where the sign-in is missing or has expired. */
  readonly pattern: RegExp;
}

const SIGN_INS: ReadonlyMap<ProfileSource['kind'], SignIn> = new Map([
  ['sso', { command: 'aws sso login', pattern: /aws sso login|UnauthorizedException/ }],
  ['login', { command: 'aws login', pattern: /re-?authenticate|Failed to load token/ }],
]);

const CREDENTIAL_ERRORS: ReadonlySet<string> = new Set(['CredentialsProviderError', 'TokenProviderError']);
const EXPIRED: ReadonlySet<string> = new Set(['ExpiredTokenException', 'ExpiredToken']);

/** Means itself and nothing else in any shell: no blank, no quote, no expansion, and no option or splat at its start. */
const PLAIN_NAME = /^\w[\w.@+-]*$/;

/** What to run in a terminal to sign in again; undefined where that would not help, or where it can't be written safely. */
export function findSignInCommand({ name, message }: Failure, source: ProfileSource): string | undefined {
  const signIn = SIGN_INS.get(source.kind);
  if (!signIn || !PLAIN_NAME.test(source.profile)) return undefined;
  const helps = EXPIRED.has(name) || (CREDENTIAL_ERRORS.has(name) && signIn.pattern.test(message));
  return helps ? `${signIn.command} --profile ${source.profile}` : undefined;
}
