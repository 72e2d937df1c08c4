import type { OpenedService, ServiceOptions } from './update/service.ts';

/** Opens Step Functions. The SDK is loaded by the first call, and by nothing else. */
export async function openService(options: ServiceOptions): Promise<OpenedService> {
  const aws = await import('./aws/main.ts');
  return aws.openService(options);
}
