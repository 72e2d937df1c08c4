/**
 * A first try without an AWS account: `npm start`. Opens `examples/` in a real VS Code with the extension, which talks to a
 * local Step Functions endpoint that knows the examples' machines. `--web` takes the browser's VS Code where a desktop is there.
 */
import './check-node.ts';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import { startEndpoint } from '../endpoint/src/main.ts';
import { buildLocalEnvironment } from './local-environment.ts';
import { describeWords, listenForWords, tagAsOwned } from './others.ts';
import { runNode } from './steps.ts';
import { startChild } from './vscode-host/child.ts';
import { findDesktop } from './vscode-host/find-desktop.ts';
import { installVSCode } from './vscode-host/install.ts';
import { createProfile, type Profile } from './vscode-host/profile.ts';
import { installExtension, startServer } from './vscode-host/server.ts';
import { registerStop, runScript } from './vscode-host/stop.ts';
import { newestVersion } from './vscode-host/versions.ts';

const root = join(import.meta.dirname, '..');
const examples = join(root, 'examples');

const thingsToTry = [
  'Open broken.asl.json: Problems says what the service would refuse, and the light bulb mends it.',
  'Open orders.asl.json, click the lens above its first line to choose the target dev, then click Update. The folder is not trusted yet: trust it first.',
  'Choose the target prod and click Update and Publish: it asks for the name of the state machine, and publishes version 1.',
];

await runScript(async () => {
  const endpoint = await startEndpoint({ folder: examples });
  registerStop(() => endpoint.stop());
  const desktop = process.argv.includes('--web') ? undefined : findDesktop();
  const code = await runNode([desktop === undefined ? 'scripts/package.ts' : 'scripts/build.ts']);
  if (code !== 0) return code;
  const profile = await createProfile();
  const env = await buildLocalEnvironment(endpoint.url, profile.folder);
  await tagAsOwned(endpoint);
  listenForWords(endpoint);
  const opened = { profile, env, endpointUrl: endpoint.url };
  return desktop === undefined ? openInBrowser(opened) : openOnDesktop(desktop, opened);
});

interface Opened {
  readonly profile: Profile;
  readonly env: Awaited<ReturnType<typeof buildLocalEnvironment>>;
  readonly endpointUrl: string;
}

/** Resolves when the window is closed. */
async function openOnDesktop(code: string, { profile, env, endpointUrl }: Opened): Promise<number> {
  const shell = process.platform === 'win32';
  const args = [
    '--wait',
    '--new-window',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    `--user-data-dir=${profile.userDataDir}`,
    `--extensions-dir=${profile.extensionsDir}`,
    `--extensionDevelopmentPath=${root}`,
    examples,
  ];
  const quote = (text: string) => (shell ? `"${text}"` : text);
  const own = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_)/.test(name));
  const { child } = startChild(quote(code), args.map(quote), {
    shell,
    stdio: 'ignore',
    env: { ...Object.fromEntries(own), ...env },
  });
  announce('VS Code opens on examples/. This ends when you close its window.', endpointUrl);
  await once(child, 'exit');
  return child.exitCode ?? 1;
}

/** Resolves when the server ends, which Ctrl+C does. */
async function openInBrowser({ profile, env, endpointUrl }: Opened): Promise<number> {
  const installation = await installVSCode(newestVersion);
  await installExtension(installation, profile, join(root, 'dist/stepwright.vsix'));
  const server = await startServer({
    installation,
    profile,
    workspaceTrust: true,
    env,
    folder: examples,
    connectionToken: randomBytes(8).toString('hex'),
  });
  announce(`VS Code ${newestVersion}: ${server.url}`, endpointUrl);
  showInBrowser(server.url);
  await server.ended;
  throw new Error('The VS Code server ended by itself.');
}

function announce(what: string, endpointUrl: string): void {
  console.log(`\n${what}`);
  console.log(`Local Step Functions endpoint, nothing reaches AWS: ${endpointUrl}`);
  console.log(`\nThree things to try:`);
  thingsToTry.forEach((thing, index) => console.log(`  ${index + 1}. ${thing}`));
  console.log('\nMore, and what keeps an update from going wrong: examples/README.md.');
  console.log(`Words for this terminal, each with Enter:\n${describeWords()}\n`);
  console.log('Ctrl+C ends both.');
}

/** Where a person sits in front of this machine. The address is printed anyway. */
function showInBrowser(url: string): void {
  const { env, platform, stdout } = process;
  if (!stdout.isTTY || env['SSH_CONNECTION'] !== undefined) return;
  const opener =
    platform === 'darwin'
      ? ['open', url]
      : platform === 'win32'
        ? ['explorer.exe', url]
        : env['DISPLAY'] || env['WAYLAND_DISPLAY']
          ? ['xdg-open', url]
          : undefined;
  if (opener === undefined) return;
  const [command = '', ...args] = opener;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}
