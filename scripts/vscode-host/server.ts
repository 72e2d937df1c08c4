/** A VS Code server on a free port of this machine. */
import type { ChildProcess } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { runQuietly, startChild } from './child.ts';
import type { Installation } from './install.ts';
import { provideLogFiles } from './log-files.ts';
import type { Profile } from './profile.ts';

const secondsToStart = 60;

export interface ServerOptions {
  readonly installation: Installation;
  readonly profile: Pick<Profile, 'folder'>;
  /** False opens every folder trusted. */
  readonly workspaceTrust: boolean;
  /** Added to this process's environment; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What the address opens. */
  readonly folder?: string;
  /** Asked of who connects; without it, everybody on this machine may. */
  readonly connectionToken?: string;
}

export interface Server {
  readonly port: number;
  /** `http://127.0.0.1:port/`, with the folder and the token where they are given. */
  readonly url: string;
  /** Resolves when the server ended, whoever ended it. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts a server and resolves when it listens. Throws with its last lines where it doesn't. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { installation, profile, workspaceTrust, folder, connectionToken } = options;
  const args = [
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--accept-server-license-terms',
    '--server-data-dir',
    profile.folder,
    '--telemetry-level',
    'off',
    '--enable-smoke-test-driver',
    ...(connectionToken === undefined ? ['--without-connection-token'] : ['--connection-token', connectionToken]),
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
  await provideLogFiles(installation.root);
  const { child, stop } = startChild(installation.node, [serverMain(installation), ...args], {
    cwd: installation.root,
    // Its sockets lie in the profile, and go with it.
    env: { ...buildEnvironment(installation, options.env), XDG_RUNTIME_DIR: profile.folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await readPort(child, ended).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const url = new URL(`http://127.0.0.1:${port}/`);
  if (connectionToken !== undefined) url.searchParams.set('tkn', connectionToken);
  // Not by the server's own option for it: that gives the folder an authority which no URI of the extension host has, so
  // that every file which the extension shows would open a second time.
  if (folder !== undefined) url.searchParams.set('folder', toUriPath(folder));
  return { port, url: url.href, ended, stop };
}

/** A path of this machine as the path of a URI. */
export function toUriPath(path: string): string {
  const slashes = resolve(path).replaceAll('\\', '/');
  return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/** Installs a packed extension into a profile. */
export async function installExtension(installation: Installation, profile: Profile, vsix: string): Promise<void> {
  await runQuietly(
    installation.node,
    [
      serverMain(installation),
      '--accept-server-license-terms',
      '--server-data-dir',
      profile.folder,
      '--telemetry-level',
      'off',
      '--install-extension',
      vsix,
    ],
    { cwd: installation.root, env: buildEnvironment(installation) },
  );
}

function serverMain(installation: Installation): string {
  return join(installation.root, 'out/server-main.js');
}

/** A VS Code whose terminal runs this script must not be taken for the one to talk to. */
function buildEnvironment(installation: Installation, changes: ServerOptions['env'] = {}): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  const path = [dirname(installation.node), process.env['PATH']].join(process.platform === 'win32' ? ';' : ':');
  return { ...Object.fromEntries(own), PATH: path, ...changes };
}

async function readPort(child: ChildProcess, ended: Promise<void>): Promise<number> {
  const lines: string[] = [];
  const port = new Promise<number>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        lines.push(text);
        if (lines.length > 50) lines.shift();
        const found = /Extension host agent listening on (\d+)/.exec(lines.join(''));
        if (found?.[1] !== undefined) resolve(Number(found[1]));
      });
    }
  });
  const failed = new Promise<never>((_, reject) => {
    const say = (what: string) => reject(new Error(`The VS Code server ${what}. Its last lines:\n${lines.join('')}`));
    child.once('error', (error) => say(`can't start (${error.message})`));
    void ended.then(() => say(`ended with code ${child.exitCode}`));
    const late = setTimeout(() => say(`did not listen within ${secondsToStart} s`), secondsToStart * 1000);
    void port.then(() => clearTimeout(late));
    void ended.then(() => clearTimeout(late));
  });
  return Promise.race([port, failed]);
}
