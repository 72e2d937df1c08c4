import type { AwsSetup } from './update/files/create-from-machine.ts';
import type { OpenedService, ServiceOptions } from './update/ports/service.ts';

/** Opens Step Functions. The SDK is loaded by the first call of a function here, and by nothing else. */
export async function openService(options: ServiceOptions): Promise<OpenedService> {
  const aws = await import('./aws/main.ts');
  return aws.openService(options);
}

/** What the AWS configuration of this user says. */
export async function readSetup(): Promise<AwsSetup> {
  const aws = await import('./aws/main.ts');
  return aws.readSetup();
}
