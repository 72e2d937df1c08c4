/**
 * Takes the arguments of the desktop's VS Code, and runs the tests in a VS Code server and a headless browser instead. So
 * `runTests` of @vscode/test-electron drives both: the desktop where it can be downloaded, this script elsewhere.
 *
 *     node scripts/vscode-host/desktop.ts --vscode=1.139 FOLDER --user-data-dir=… --extensionDevelopmentPath=… --extensionTestsPath=…
 *
 * Arguments that only concern the desktop are ignored. The exit code is the tests'.
 */
import '../check-node.ts';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser.ts';
import { installVSCode } from './install.ts';
import { createProfile } from './profile.ts';
import { type Server, startServer, toUriPath } from './server.ts';
import { runScript } from './stop.ts';
import { isVSCodeVersion, newestVersion } from './versions.ts';

const minutesToFinish = 10;

await runScript(async () => {
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true, options: desktopOptions() });
  const version = values['vscode'] ?? newestVersion;
  const testsPath = values['extensionTestsPath'];
  const developmentPath = values['extensionDevelopmentPath'];
  if (typeof version !== 'string' || !isVSCodeVersion(version))
    throw new Error(`--vscode=${version} is not known here.`);
  if (typeof testsPath !== 'string') throw new Error('--extensionTestsPath is missing: this script only runs tests.');
  if (typeof developmentPath !== 'string') throw new Error('--extensionDevelopmentPath is missing.');
  const userDataDir = values['user-data-dir'];
  const server = await startServer({
    installation: await installVSCode(version),
    profile: typeof userDataDir === 'string' ? { folder: dirname(resolve(userDataDir)) } : await createProfile(),
    workspaceTrust: values['disable-workspace-trust'] !== true,
  });
  const { browser } = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const code = await runTestsInPage(page, server, toAddress(server, positionals[0], developmentPath, testsPath));
  if (code !== 0) await keepScreenshot(page, `failed-tests-${version}.png`);
  return code;
});

function desktopOptions() {
  const text = { type: 'string' } as const;
  return {
    vscode: text,
    extensionTestsPath: text,
    extensionDevelopmentPath: text,
    'user-data-dir': text,
    'disable-workspace-trust': { type: 'boolean' },
  } as const;
}

/** The page that opens a folder and runs a test suite in its extension host. */
function toAddress(server: Server, folder: string | undefined, developmentPath: string, testsPath: string): string {
  const toRemote = (path: string) => `vscode-remote://127.0.0.1:${server.port}${toUriPath(path)}`;
  const address = new URL(server.url);
  if (folder === undefined) address.searchParams.set('ew', 'true');
  else address.searchParams.set('folder', toUriPath(folder));
  const payload = [
    ['extensionDevelopmentPath', toRemote(developmentPath)],
    ['extensionTestsPath', toRemote(testsPath)],
  ];
  address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

/** Resolves with the tests' exit code; with 1, and a message, where they never end. */
async function runTestsInPage(page: Page, server: Server, address: string): Promise<number> {
  const { promise, resolve: finish } = Promise.withResolvers<number>();
  let over = false;
  const giveUp = (why: string) => {
    if (!over) console.error(why);
    finish(1);
  };
  await page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    if (type === 'error' || type === 'warn') console.error(...args);
    else console.log(...args);
  });
  await page.exposeFunction('codeAutomationExit', (code: number) => finish(code));
  page.on('crash', () => giveUp("The browser's page crashed."));
  page.on('close', () => giveUp("The browser's page was closed."));
  // The runner holds the other end: without it nobody waits for these tests.
  process.stdin.resume().once('end', () => giveUp('The test runner is gone.'));
  void server.ended.then(() => giveUp('The VS Code server ended before the tests did.'));
  const late = setTimeout(
    () => giveUp(`The tests did not end within ${minutesToFinish} minutes.`),
    minutesToFinish * 60_000,
  );
  try {
    await page.goto(address);
    return await promise;
  } finally {
    over = true;
    clearTimeout(late);
  }
}

async function keepScreenshot(page: Page, name: string): Promise<void> {
  const folder = join(import.meta.dirname, '../../test-results');
  await mkdir(folder, { recursive: true });
  await page
    .screenshot({ path: join(folder, name) })
    .then(() => console.error(`What the editor showed at the end: test-results/${name}`))
    .catch((error: unknown) => console.error('No screenshot could be taken:', error));
}
