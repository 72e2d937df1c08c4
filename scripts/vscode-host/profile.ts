/** A fresh profile for one VS Code: nothing of the user's own is read or written. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { registerStop } from './stop.ts';

/** The folders are the ones that a VS Code server expects inside its data folder, so that it and the desktop share them. */
export interface Profile {
  readonly folder: string;
  readonly userDataDir: string;
  readonly extensionsDir: string;
  remove(): Promise<void>;
}

/** No welcome pages, no AI, no recommendations, no Git; and nothing is saved but by hand, which a browser's VS Code does by itself. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'files.autoSave': 'off',
  // Restricted Mode is shown by the banner alone: a dialog at the start would be in the way.
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'always',
};

export async function createProfile(settings: Readonly<Record<string, unknown>> = {}): Promise<Profile> {
  // Short on purpose: VS Code puts sockets into it, and their paths may have about 100 characters.
  const folder = await mkdtemp(join(tmpdir(), 'stepwright-'));
  const remove = registerStop(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
  const userDataDir = join(folder, 'data');
  const extensionsDir = join(folder, 'extensions');
  await mkdir(join(userDataDir, 'User'), { recursive: true });
  await mkdir(extensionsDir);
  await writeFile(join(userDataDir, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  return { folder, userDataDir, extensionsDir, remove };
}
