import { loadSharedConfigFiles } from '@smithy/core/config';
import type { AwsSetup } from '../update/files/create-from-machine.ts';

/** What the SDK makes of the sections `[sso-session NAME]` and `[services NAME]`. */
const NO_PROFILE = /^(sso-session|services)\./;

/** The profiles of the shared configuration, of which no file need be there, and the region of the environment. */
export async function readSetup(): Promise<AwsSetup> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  const profiles = Array.from(names)
    .filter((name) => !NO_PROFILE.test(name))
    .map((name) => ({ name, region: { ...configFile[name], ...credentialsFile[name] }['region'] }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
  const { env } = process;
  return { profiles, region: env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || undefined };
}
