import { ConfigError } from './call-errors.ts';
import type { SharedConfig } from './shared-config.ts';

/** By the service ids of the SDK, in lower case. */
type ServiceId = 'sfn' | 'sts';

/**
 * The endpoint that the environment or the shared configuration sets for a service, looked for where the AWS CLI looks, in
 * its order; undefined where AWS's own is to be used. Throws where it is no address, and where the profile names services
 * that are not there.
 *
 * The SDK's own look-up reads the default profile whatever profile the client has, and takes a missing section for none; its
 * clients are told to leave it.
 */
export function findConfiguredEndpoint(config: SharedConfig, service: ServiceId): string | undefined {
  const endpoint = findEndpoint(config, service);
  if (endpoint === undefined || (/^https?:/i.test(endpoint) && URL.canParse(endpoint))) return endpoint;
  throw new ConfigError(
    `The endpoint ${endpoint} of the AWS configuration is not an address: it must begin with http:// or https://.`,
  );
}

function findEndpoint(config: SharedConfig, service: ServiceId): string | undefined {
  const { env } = process;
  const section = config.profiles.get(config.profile) ?? {};
  const ignored = env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? section['ignore_configured_endpoint_urls'];
  if (ignored?.toLowerCase() === 'true') return undefined;

  const fromEnvironment = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || env['AWS_ENDPOINT_URL'];
  if (fromEnvironment) return fromEnvironment;
  const name = section['services'];
  if (name === undefined) return section['endpoint_url'] || undefined;
  const services = config.services.get(name);
  if (!services) {
    throw new ConfigError(
      `Profile ${config.profile} names the services section ${name}, which the shared AWS configuration does not have.`,
    );
  }
  return services[`${service}.endpoint_url`] || section['endpoint_url'] || undefined;
}
