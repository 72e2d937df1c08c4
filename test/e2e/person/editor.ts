/** A VS Code with the packed extension, as a person has it: opened in a browser's page. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { startBrowser } from '../../../scripts/vscode-host/browser.ts';
import { installVSCode } from '../../../scripts/vscode-host/install.ts';
import { installExtension, startServer } from '../../../scripts/vscode-host/server.ts';
import { registerStop, stopOnSignals } from '../../../scripts/vscode-host/stop.ts';
import { isVSCodeVersion, newestVersion, type VSCodeVersion } from '../../../scripts/vscode-host/versions.ts';
import { takeScreenshot } from './actions.ts';
import { createSurroundings, projectRoot, type Surroundings } from '../surroundings.ts';

/** The extension as it ships. Restricted Mode would not switch off one that is loaded from a development folder. */
const vsix = join(projectRoot, 'dist/stepwright.vsix');

export interface Editor extends Surroundings {
  readonly version: VSCodeVersion;
  readonly page: Page;
}

interface EditorOptions {
  /** Opens the folder in Restricted Mode until somebody trusts it. */
  readonly restricted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the examples, texts by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Further changes to the environment of VS Code. */
  readonly env?: (surroundings: Surroundings) => Readonly<Record<string, string | undefined>>;
  /** Of the page, in pixels; 800 where it is left out. */
  readonly height?: number;
  /** Another extension than the project's own. */
  readonly vsix?: string;
}

/** Starts everything and resolves when the explorer is shown. `after(stopEverything)` ends it. */
export async function openEditor(options: EditorOptions = {}): Promise<Editor> {
  stopOnSignals();
  const version = process.env['STEPWRIGHT_VSCODE'] ?? newestVersion;
  if (!isVSCodeVersion(version)) throw new Error(`STEPWRIGHT_VSCODE names an unknown VS Code: ${version}.`);
  const extension = options.vsix ?? vsix;
  if (!existsSync(extension)) throw new Error(`${extension} is missing. Run \`npm run package\` first.`);
  // Problems has room for a few rows: those of what is open.
  const settings = { 'stepwright.workspaceProblems': false, ...options.settings };
  const surroundings = await createSurroundings(settings, options.files);
  const installation = await installVSCode(version);
  await installExtension(installation, surroundings.profile, extension);
  const server = await startServer({
    installation,
    profile: surroundings.profile,
    workspaceTrust: options.restricted === true,
    env: { ...surroundings.env, ...options.env?.(surroundings) },
    folder: surroundings.workspace,
  });
  const { browser } = await startBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: options.height ?? 800 } });
  page.setDefaultTimeout(40_000);
  // Registered last, so stopped first: what the page showed at the end is kept, also of a test that failed.
  const name = `last-${basename(process.argv[1] ?? '', '.test.ts')}-${version}`;
  registerStop(async () => void (await takeScreenshot(page, name)));
  await page.goto(server.url);
  await page.locator('.explorer-folders-view .monaco-list').waitFor({ timeout: 60_000 });
  return { ...surroundings, version, page };
}
