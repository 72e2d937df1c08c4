/**
 * Where the SDK's default chain takes its credentials from, as far as that can be said before they are looked for. A profile
 * goes before keys in the environment, as in the chain itself.
 */
export function nameCredentials(profile: string | undefined): string {
  const { env } = process;
  if (profile !== undefined) return `profile ${profile}`;
  if (env['AWS_PROFILE']) return `profile ${env['AWS_PROFILE']} (AWS_PROFILE)`;
  if (env['AWS_ACCESS_KEY_ID']) return 'keys of the environment (AWS_ACCESS_KEY_ID)';
  return 'the default profile, or what else the AWS CLI would find';
}
