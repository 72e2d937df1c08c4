/** The browser that shows a VS Code server's page: the machine's own, or one from the npm registry. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type Browser, chromium } from 'playwright-core';
import { runQuietly } from './child.ts';
import { installOnce, runNpm } from './install.ts';
import { registerStop } from './stop.ts';

const packagedChromium = '153.0.0';

const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

interface Executable {
  readonly path: string;
  /** Where it finds its libraries, for a browser that brings its own. */
  readonly libraries?: string;
}

/** Finds a browser, or installs one. Throws where there is none for this platform. */
export async function installBrowser(): Promise<Executable> {
  const chosen = process.env['CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`There is no browser at ${chosen}, which the variable CHROMIUM names.`);
    return { path: chosen };
  }
  const found = usualPlaces[process.platform]?.find((path) => existsSync(path));
  if (found !== undefined) return { path: found };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium or Chrome was found. Install one, or name its executable in the variable CHROMIUM.');
  }
  const home = await installOnce(
    `chromium-${packagedChromium}`,
    `Chromium ${packagedChromium}, 285 MB`,
    unpackChromium,
  );
  return { path: join(home, 'browser/chromium'), libraries: join(home, 'browser/al2023/lib') };
}

/** Fills a folder with the browser. The package unpacks itself into the temporary folder, libraries only where it believes to run at Amazon. */
async function unpackChromium(folder: string): Promise<string> {
  await runNpm(['install', `@sparticuz/chromium@${packagedChromium}`, '--ignore-scripts'], folder);
  const unpack = `import chromium from '@sparticuz/chromium'; await chromium.executablePath();`;
  const target = join(folder, 'browser');
  await runQuietly(
    process.execPath,
    ['--input-type=module', '-e', `import { mkdirSync } from 'node:fs'; mkdirSync('browser'); ${unpack}`],
    { cwd: folder, env: { ...process.env, TMPDIR: target, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' } },
  );
  return join(target, 'chromium');
}

/** Starts a headless browser that reaches this machine only. It is stopped with the script. */
export async function startBrowser(): Promise<{ browser: Browser; stop: () => Promise<void> }> {
  const { path, libraries } = await installBrowser();
  const browser = await chromium.launch({
    executablePath: path,
    ...(libraries === undefined ? {} : { env: { ...process.env, LD_LIBRARY_PATH: libraries } }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // The page may not wait for a network that is not there, and a test may not depend on one.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
    // runScript handles the signals.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const stop = registerStop(() => browser.close());
  return { browser, stop };
}
