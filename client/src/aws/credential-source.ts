import type { Section, SharedConfig } from './shared-config.ts';

/** Where a profile's credentials come from in the end. */
type SourceKind =
  'keys' | 'webIdentity' | 'process' | 'sso' | 'login' | 'environment' | 'container' | 'instance' | 'unknown';

export interface ProfileSource {
  readonly kind: SourceKind;
  /** The profile that says so: the last of those that `source_profile` leads through. */
  readonly profile: string;
  /** The roles that are assumed with it, that of the first profile first. */
  readonly roles: readonly string[];
}

const CREDENTIAL_SOURCES: ReadonlyMap<string, SourceKind> = new Map([
  ['Environment', 'environment'],
  ['EcsContainer', 'container'],
  ['Ec2InstanceMetadata', 'instance'],
]);

/** The first member that is there decides, as in the SDK. */
const MEMBERS: readonly (readonly [member: string, kind: SourceKind])[] = [
  ['aws_access_key_id', 'keys'],
  ['web_identity_token_file', 'webIdentity'],
  ['credential_process', 'process'],
  ['sso_session', 'sso'],
  ['sso_start_url', 'sso'],
  ['sso_account_id', 'sso'],
  ['sso_role_name', 'sso'],
  ['login_session', 'login'],
];

/** Whether a profile says anything about its credentials. Where it doesn't, the AWS CLI looks at the machine itself. */
export function hasSource(section: Section | undefined): boolean {
  const names = ['role_arn', 'source_profile', 'credential_source', ...MEMBERS.map(([member]) => member)];
  return section !== undefined && names.some((name) => section[name] !== undefined);
}

/** Follows `source_profile`; `unknown` where it leads nowhere. Nothing is resolved. */
export function findProfileSource({ profiles, profile: first }: SharedConfig): ProfileSource {
  const roles: string[] = [];
  const visited = new Set<string>();
  for (let profile = first; ;) {
    const section = profiles.get(profile) ?? {};
    const { role_arn: role, source_profile: next, credential_source: source } = section;
    const own = MEMBERS.find(([member]) => section[member] !== undefined)?.[1] ?? 'unknown';
    // A profile may be the source of its own role: its keys are.
    if (visited.has(profile)) return { kind: own === 'keys' ? own : 'unknown', profile, roles };
    if (visited.size > 0 && own === 'keys') return { kind: own, profile, roles };
    visited.add(profile);
    if (role !== undefined && own !== 'webIdentity') roles.push(role);
    if (source !== undefined) return { kind: CREDENTIAL_SOURCES.get(source) ?? 'unknown', profile, roles };
    if (role === undefined || next === undefined) return { kind: own, profile, roles };
    profile = next;
  }
}

const WORDS: Readonly<Record<SourceKind, string>> = {
  keys: 'keys of the shared configuration',
  webIdentity: 'a web identity token',
  process: 'a credential process',
  sso: 'IAM Identity Center',
  login: 'a sign-in with aws login',
  environment: 'keys of the environment',
  container: 'the role of this container',
  instance: 'the role of this machine',
  unknown: 'no credentials of its own',
};

/**
 * Where the credentials come from, as far as that can be said before they are looked for. A profile goes before keys in the
 * environment, as in the SDK.
 */
export function nameCredentials(config: SharedConfig): string {
  const { env } = process;
  if (!config.namedBy && hasEnvironmentKeys()) return 'keys of the environment (AWS_ACCESS_KEY_ID)';
  if (config.namedBy || hasSource(config.profiles.get(config.profile))) return nameProfile(config);
  if (env['AWS_WEB_IDENTITY_TOKEN_FILE']) return 'a web identity token (AWS_WEB_IDENTITY_TOKEN_FILE)';
  if (env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] || env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']) {
    return WORDS.container;
  }
  return 'what the AWS CLI would find: there is no default profile, and there are no keys in the environment';
}

export function hasEnvironmentKeys(): boolean {
  return Boolean(process.env['AWS_ACCESS_KEY_ID'] && process.env['AWS_SECRET_ACCESS_KEY']);
}

function nameProfile(config: SharedConfig): string {
  const { kind, profile, roles } = findProfileSource(config);
  const [role, ...before] = roles;
  const assumed = role === undefined ? [] : [`role ${role}`, ...before.map((other) => `by way of role ${other}`)];
  const through = profile === config.profile ? WORDS[kind] : `with ${WORDS[kind]} of profile ${profile}`;
  const by = config.namedBy === 'AWS_PROFILE' ? ' (AWS_PROFILE)' : '';
  return `profile ${config.profile}${by}: ${[...assumed, through].join(', ')}`;
}
