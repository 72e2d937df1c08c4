import { loadSharedConfigFiles } from '@smithy/core/config';

/**
 * The endpoint that the environment or the shared configuration sets for Step Functions, looked for where the AWS CLI looks,
 * in its order; undefined where AWS's own is to be used. Throws where it is no address, and where the profile names services
 * that are not there.
 *
 * The SDK's own look-up reads the default profile whatever profile the client has, and takes a missing section for none.
 * Reading the files here also refreshes the SDK's copy of them: credentials that were just mended work at once.
 */
export async function findConfiguredEndpoint(profile: string | undefined): Promise<string | undefined> {
  const endpoint = await readEndpoint(profile);
  if (endpoint === undefined || (/^https?:/i.test(endpoint) && URL.canParse(endpoint))) return endpoint;
  throw new Error(
    `The endpoint ${endpoint} of the AWS configuration is not an address: it must begin with http:// or https://.`,
  );
}

async function readEndpoint(profile: string | undefined): Promise<string | undefined> {
  const { env } = process;
  const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
  const name = profile ?? (env['AWS_PROFILE'] || 'default');
  const section = { ...credentialsFile[name], ...configFile[name] };
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return undefined;

  const fromEnvironment = env['AWS_ENDPOINT_URL_SFN'] || env['AWS_ENDPOINT_URL'];
  if (fromEnvironment) return fromEnvironment;
  const servicesName = section['services'];
  if (servicesName === undefined) return section['endpoint_url'] || undefined;
  const services = configFile[`services.${servicesName}`];
  if (!services) {
    throw new Error(
      `Profile ${name} names the services section ${servicesName}, which the shared AWS configuration does not have.`,
    );
  }
  return services['sfn.endpoint_url'] || section['endpoint_url'] || undefined;
}
