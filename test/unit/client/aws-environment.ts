import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Timeouts } from '../../../client/src/aws/clients.ts';
import { openService } from '../../../client/src/aws/service.ts';
import type { Answer, Service, ServiceOptions } from '../../../client/src/update/ports/service.ts';
import type { Failure } from '../../../server/src/protocol.ts';

/** The environment of one test: no file and no variable of the machine that runs it. */
export async function useEnvironment(
  context: TestContext,
  variables: Record<string, string>,
  config = '',
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-aws-'));
  await writeFile(join(folder, 'config'), config);
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
  Object.assign(process.env, {
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_LOGIN_CACHE_DIRECTORY: folder,
    // Tokens of IAM Identity Center are kept there.
    HOME: folder,
    USERPROFILE: folder,
    ...variables,
  });
  context.after(async () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
    await rm(folder, { recursive: true });
  });
  return folder;
}

export const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };

export async function open(
  context: TestContext,
  options: Partial<ServiceOptions> = {},
  timeouts?: Timeouts,
): Promise<Service> {
  const opened = await openService({ region: 'eu-west-1', ...options }, timeouts);
  if (opened.kind === 'failed') throw new Error(`${opened.failure.name}: ${opened.failure.message}`);
  context.after(() => opened.service.close());
  return opened.service;
}

export async function getValue<T>(answer: Promise<Answer<T>>): Promise<T> {
  const ended = await answer;
  if (ended.kind === 'answered') return ended.value;
  throw new Error(ended.kind === 'failed' ? `${ended.failure.name}: ${ended.failure.message}` : ended.kind);
}

export async function getFailure(answer: Promise<Answer<unknown>>): Promise<Failure> {
  const ended = await answer;
  if (ended.kind === 'failed') return ended.failure;
  throw new Error(`The call ended as ${ended.kind}.`);
}
