import { loadSharedConfigFiles } from '@smithy/core/config';

export type Section = Readonly<Record<string, string | undefined>>;

/** The files that the AWS CLI and the SDK share, by default `~/.aws/config` and `~/.aws/credentials`. */
export interface SharedConfig {
  readonly profiles: ReadonlyMap<string, Section>;
  /** The sections `[services NAME]`, by their names. */
  readonly services: ReadonlyMap<string, Section>;
  /** The profile in use, whether it exists or not. */
  readonly profile: string;
  /** Who asked for it, so that nothing else may stand in for it; undefined for the default profile. */
  readonly namedBy: 'target' | 'AWS_PROFILE' | undefined;
}

/**
 * Reads the files, of which none need be there. It also refreshes the SDK's copy of them: credentials that were just mended
 * work at once.
 */
export async function loadSharedConfig(profile: string | undefined): Promise<SharedConfig> {
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const fromEnvironment = process.env['AWS_PROFILE'] || undefined;
  const namedByEnvironment = fromEnvironment === undefined ? undefined : 'AWS_PROFILE';
  const namedBy = profile === undefined ? namedByEnvironment : 'target';
  const names = new Set([...Object.keys(configFile), ...Object.keys(credentialsFile)]);
  return {
    profiles: new Map(Array.from(names, (key) => [key, { ...configFile[key], ...credentialsFile[key] }])),
    services: new Map(
      Object.entries(configFile).flatMap(([key, section]) =>
        section && key.startsWith(SERVICES) ? [[key.slice(SERVICES.length), section]] : [],
      ),
    ),
    profile: profile ?? fromEnvironment ?? 'default',
    namedBy,
  };
}

/** What the SDK makes of `[services NAME]`. */
const SERVICES = 'services.';
