/** Installs what the end-to-end tests need from the npm registry into `.vscode-test/`, once. */
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { runQuietly } from './child.ts';
import { registerStop } from './stop.ts';
import { type VSCodeVersion, vscodeVersions } from './versions.ts';

const store = join(import.meta.dirname, '../../.vscode-test');
const temporaryPrefix = '.installing-';

/** A VS Code server that is ready to start. */
export interface Installation {
  readonly version: VSCodeVersion;
  /** The Node that runs it. */
  readonly node: string;
  /** The folder with `out/server-main.js`. */
  readonly root: string;
}

/** Installs a VS Code unless it is there. Throws with what npm printed. */
export async function installVSCode(version: VSCodeVersion): Promise<Installation> {
  const { codeServer, node, megabytes } = vscodeVersions[version];
  const home = await installOnce(`code-server-${codeServer}`, `VS Code ${version}, ${megabytes} MB`, async (folder) => {
    // Its own install script builds native modules, which this use does not need.
    await runNpm(['install', `code-server@${codeServer}`, '--ignore-scripts'], folder);
    const server = join(folder, serverInPackage);
    await runNpm(['install', '--omit=dev', '--ignore-scripts'], server);
    return join(server, 'out/server-main.js');
  });
  return {
    version,
    node: node === undefined ? process.execPath : await installNode(node),
    root: join(home, serverInPackage),
  };
}

const serverInPackage = 'node_modules/code-server/lib/vscode';

async function installNode(version: string): Promise<string> {
  const executable = join('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const home = await installOnce(`node-${version}`, `Node ${version}`, async (folder) => {
    await runNpm(['install', `node@${version}`], folder);
    return join(folder, executable);
  });
  return join(home, executable);
}

/**
 * The folder of an installation. It is filled under a temporary name and renamed when complete, so that what carries the
 * final name is whole, whenever a run was interrupted. `fill` returns a file that proves it.
 */
export async function installOnce(
  name: string,
  title: string,
  fill: (folder: string) => Promise<string>,
): Promise<string> {
  const home = join(store, name);
  if (existsSync(home)) return home;
  await mkdir(store, { recursive: true });
  await removeAbandoned();
  const folder = join(store, `${temporaryPrefix}${process.pid}-${name}`);
  const remove = registerStop(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const started = Date.now();
  console.log(`Installing ${title} from npm into .vscode-test (only once) …`);
  try {
    await mkdir(folder, { recursive: true });
    // A package.json of its own keeps npm from taking the project's. Only Node's package may run a script.
    await writeFile(join(folder, 'package.json'), JSON.stringify({ private: true, allowScripts: { node: true } }));
    const proof = await fill(folder);
    if (!existsSync(proof)) throw new Error(`npm reported success, but there is no ${proof}.`);
    await rename(folder, home).catch((error: unknown) => {
      // Another run was faster: its installation is the same.
      if (!existsSync(home)) throw error;
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `Could not install ${title}. Check that npm reaches its registry (npm ping) and that the disk has room, then run the same command again.\n${reason}`,
      { cause: error },
    );
  } finally {
    await remove();
  }
  console.log(`Installed ${title} in ${Math.round((Date.now() - started) / 1000)} s.`);
  return home;
}

/** Runs npm in a folder. Throws with what it printed. */
export async function runNpm(args: readonly string[], folder: string): Promise<void> {
  const quiet = [...args, '--no-audit', '--no-fund', '--no-update-notifier'];
  const script = process.env['npm_execpath'];
  if (script !== undefined && script.endsWith('npm-cli.js')) {
    await runQuietly(process.execPath, [script, ...quiet], { cwd: folder });
  } else {
    await runQuietly('npm', quiet, { cwd: folder, shell: process.platform === 'win32' });
  }
}

/** Removes what a killed run left behind. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(store)) {
    const pid = name.startsWith(temporaryPrefix) ? Number.parseInt(name.slice(temporaryPrefix.length), 10) : undefined;
    if (pid !== undefined && !isRunning(pid)) await rm(join(store, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
