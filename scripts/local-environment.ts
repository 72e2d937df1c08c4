import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';

/** The local endpoint takes a key that ends with twelve digits for one of that account. More than those, for a key is hidden in messages. */
const CONFIGURATION = `[profile prod]
aws_access_key_id = LOCAL222222222222
aws_secret_access_key = local
`;

/**
 * The environment of an editor that talks to the local endpoint alone: no profile, no credentials, no endpoint and no records of
 * the user's own are seen. An undefined variable is taken out. What it names is written into `folder`: the profile `prod`, whose
 * account is not the one of the default credentials.
 */
export async function buildLocalEnvironment(
  endpointUrl: string,
  folder: string,
): Promise<Record<string, string | undefined>> {
  const configFile = join(folder, 'aws-config');
  await writeFile(configFile, CONFIGURATION);
  const own = Object.keys(process.env).filter((name) => name.startsWith('AWS_'));
  return {
    ...Object.fromEntries(own.map((name) => [name, undefined])),
    AWS_ENDPOINT_URL_SFN: endpointUrl,
    AWS_ENDPOINT_URL_STS: endpointUrl,
    AWS_ACCESS_KEY_ID: 'LOCAL111111111111',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_REGION: 'eu-west-1',
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'no-such-file'),
    AWS_EC2_METADATA_DISABLED: 'true',
    STEPWRIGHT_STATE_HOME: join(folder, 'state'),
  };
}
