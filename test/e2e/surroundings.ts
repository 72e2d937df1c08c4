/** What a VS Code under test is given: a copy of the examples, a local endpoint that knows them, a fresh profile. */
import { cp, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Endpoint, startEndpoint } from '../../endpoint/src/main.ts';
import { buildLocalEnvironment } from '../../scripts/local-environment.ts';
import { createProfile, type Profile } from '../../scripts/vscode-host/profile.ts';
import { registerStop } from '../../scripts/vscode-host/stop.ts';

export const projectRoot = join(import.meta.dirname, '../..');
export const resultsFolder = join(projectRoot, 'test-results');

export interface Surroundings {
  /** A copy of `examples/`; tests may write here. */
  readonly workspace: string;
  /** Tells what was asked of it, and fails on request. */
  readonly endpoint: Endpoint;
  readonly profile: Profile;
  /** Changes to this process's environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Everything in it goes when the script stops. `files` are added to the examples, texts by name; their machines exist too. */
export async function createSurroundings(
  settings: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Surroundings> {
  await mkdir(resultsFolder, { recursive: true });
  const parent = await realpath(await mkdtemp(join(tmpdir(), 'stepwright-')));
  registerStop(() => rm(parent, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const workspace = join(parent, 'examples');
  await cp(join(projectRoot, 'examples'), workspace, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  const endpoint = await startEndpoint({ folder: workspace });
  registerStop(() => endpoint.stop());
  const profile = await createProfile(settings);
  return { workspace, endpoint, profile, env: await buildLocalEnvironment(endpoint.url, profile.folder) };
}
