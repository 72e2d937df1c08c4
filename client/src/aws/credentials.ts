import { fromIni } from '@aws-sdk/credential-provider-ini';
import { defaultProvider } from '@aws-sdk/credential-provider-node';
import { CredentialsProviderError, memoize } from '@smithy/core/config';
import type { Failure } from '../../../server/src/protocol.ts';
import { Dismissal, FailedStep } from './call-errors.ts';
import { findProfileSource, hasEnvironmentKeys, hasSource, type ProfileSource } from './credential-source.ts';
import { assumeRole, assumeRoleWithWebIdentity, type RoleCall } from './roles.ts';
import { buildSecrets, type Keys, type Secrets } from './secrets.ts';
import type { SharedConfig } from './shared-config.ts';
import { findSignInCommand } from './sign-in.ts';

export interface Credentials {
  /** Looks for them on the first call, and again only where they are about to expire. */
  readonly provide: () => Promise<Keys>;
  /** A failure as it may be shown: with the command that signs in again where that helps, and without any secret. */
  readonly complete: (failure: Failure) => Failure;
}

interface CredentialOptions extends RoleCall {
  readonly config: SharedConfig;
  readonly askMfaCode?: ((serialNumber: string) => Promise<string | undefined>) | undefined;
}

/** Milliseconds. A request that is signed with what expires sooner may come too late. */
const EXPIRY_MARGIN = 5 * 60_000;

export function buildCredentials(options: CredentialOptions): Credentials {
  const secrets = buildSecrets();
  const source = findSource(options.config);
  const find = buildFinder(options, secrets);
  const findOnce = async (): Promise<Keys> => {
    try {
      const keys = await find();
      secrets.addKeys(keys);
      return keys;
    } catch (error) {
      throw toShownError(error, source);
    }
  };
  return {
    provide: memoize(findOnce, isExpiring, ({ expiration }) => expiration !== undefined),
    complete(failure) {
      const signInCommand = source && findSignInCommand(failure, source);
      const message = secrets.hide(failure.message);
      return { ...failure, message, ...(signInCommand === undefined ? {} : { signInCommand }) };
    },
  };
}

/** Undefined where no profile decides. */
function findSource(config: SharedConfig): ProfileSource | undefined {
  return usesProfile(config) ? findProfileSource(config) : undefined;
}

function usesProfile(config: SharedConfig): boolean {
  return (config.namedBy !== undefined || !hasEnvironmentKeys()) && hasSource(config.profiles.get(config.profile));
}

/**
 * A profile that says where its credentials are is held to it, as by the AWS CLI. The SDK's whole chain would go on where
 * that fails, to the role of the machine in the end: to somebody else's credentials, with another error.
 */
function buildFinder(options: CredentialOptions, secrets: Secrets): () => Promise<Keys> {
  const { config, region } = options;
  const init = {
    logger: SILENT,
    ...(config.namedBy || usesProfile(config) ? { profile: config.profile } : {}),
    // The SDK asks before it has the keys to use the code with, and leaves it unheard where they fail meanwhile: below instead.
    mfaCodeProvider: async () => '',
    roleAssumer: async (keys: Keys, params: AssumeRoleParams) => {
      secrets.addKeys(keys);
      const { TokenCode: _, ...rest } = params;
      if (rest.SerialNumber === undefined) return assumeRole(options, keys, rest);
      const code = await askMfaCode(options, rest.SerialNumber);
      secrets.add(code);
      return assumeRole(options, keys, { ...rest, TokenCode: code });
    },
    roleAssumerWithWebIdentity: (params: WebIdentityParams) => {
      secrets.add(params.WebIdentityToken);
      return assumeRoleWithWebIdentity(options, params);
    },
  };
  const provider = usesProfile(config) ? fromIni(init) : defaultProvider(init);
  return () => provider({ callerClientConfig: { region: async () => region, profile: config.profile } });
}

/** The SDK would warn on the console where a profile goes before the keys of the environment. */
const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

type AssumeRoleParams = Parameters<typeof assumeRole>[2];
type WebIdentityParams = Parameters<typeof assumeRoleWithWebIdentity>[1];

async function askMfaCode({ config, askMfaCode: ask }: CredentialOptions, serialNumber: string): Promise<string> {
  if (!ask) {
    throw new FailedStep({
      name: 'MfaCodeRequired',
      message: `Profile ${config.profile} needs a code of the MFA device ${serialNumber}, and nobody can be asked for it here.`,
      operation: 'AssumeRole',
    });
  }
  const code = await ask(serialNumber);
  if (code === undefined) throw new Dismissal();
  return code;
}

function isExpiring({ expiration }: Keys): boolean {
  return expiration !== undefined && expiration.getTime() - Date.now() < EXPIRY_MARGIN;
}

/** Of a credential process the SDK passes on the command line and what it printed; of a file that is no JSON, a piece. */
function toShownError(error: unknown, source: ProfileSource | undefined): unknown {
  if (error instanceof FailedStep || error instanceof Dismissal || !(error instanceof Error)) return error;
  const isProcess = source?.kind === 'process' && !/^Profile \S+ credential_process (did|returned)/.test(error.message);
  if (isProcess) return new CredentialsProviderError(`The credential_process of profile ${source.profile} failed.`);
  if (error instanceof TypeError) {
    return new CredentialsProviderError(`The configuration of profile ${source?.profile} is not complete.`);
  }
  if (error.name !== 'SyntaxError' && !/SyntaxError: | is not valid JSON/.test(error.message)) return error;
  const before = error.message.indexOf('SyntaxError: ');
  const subject = before > 0 ? error.message.slice(0, before) : 'The credentials: ';
  return new CredentialsProviderError(`${subject}this is not JSON.`);
}
