import assert from 'node:assert/strict';
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A server of Step Functions' API of 2019 that others wrote. Only tests use it. */
const PACKAGE = 'stepfunctions-local';
const VERSION = '1.3.1';

const HOOK = fileURLToPath(new URL('./force-loopback.ts', import.meta.url));

/** What npm says where there is no way to its registry, as opposed to a package that can't be installed. */
const NO_NETWORK =
  /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|E403|E407)\b/;

/**
 * Installs the server into a folder of this test, starts it on loopback and gives its address; undefined, with the test
 * skipped, where the registry can't be reached.
 */
export async function startOtherServer(t: TestContext): Promise<string | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-other-'));
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  const problem = await install(folder);
  if (problem !== undefined) {
    t.skip(`${PACKAGE}@${VERSION} can't be installed, for npm's registry can't be reached: ${problem}`);
    return undefined;
  }
  const main = join(folder, 'node_modules', PACKAGE, 'bin', 'stepfunctions-local-start.js');
  const child = fork(main, ['--region', 'eu-west-1'], { execArgv: ['--import', HOOK], cwd: folder, silent: true });
  t.after(() => child.kill());
  const [port] = await once(child, 'message', { signal: AbortSignal.timeout(30_000) });
  assert.equal(typeof port, 'number');
  return `http://127.0.0.1:${port}`;
}

/** Why there is no way to the registry; undefined where it is installed. Throws where anything else is wrong. */
async function install(folder: string): Promise<string | undefined> {
  const options = ['--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', '--fetch-retries=1'];
  try {
    const shell = process.platform === 'win32';
    await promisify(execFile)('npm', ['install', ...options, `${PACKAGE}@${VERSION}`], { cwd: folder, shell });
    return undefined;
  } catch (error) {
    const found = NO_NETWORK.exec(String(error))?.[0];
    if (found === undefined) throw error;
    return found;
  }
}
