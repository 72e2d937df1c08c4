import process from 'node:process';

/**
 * The environment of an editor that talks to the local endpoint alone: no profile, no credentials and no endpoint of the
 * user's own are seen. An undefined variable is taken out.
 */
export function buildLocalEnvironment(endpointUrl: string): Record<string, string | undefined> {
  const own = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own.map((name) => [name, undefined])),
    AWS_ENDPOINT_URL_SFN: endpointUrl,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: 'no-such-file',
    AWS_SHARED_CREDENTIALS_FILE: 'no-such-file',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}
