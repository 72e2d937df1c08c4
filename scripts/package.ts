/** Builds and packs the extension into `dist/stepwright.vsix`, and the command line for npm: `npm run package`. */
import './build.ts';
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createVSIX } from '@vscode/vsce';
import { packCommandLine } from './npm-package.ts';

const maxBytes = 1.5 * 1000 * 1000;

const root = join(import.meta.dirname, '..');
const vsix = join(root, 'dist/stepwright.vsix');

/**
 * vsce looks at every file below its folder, and `.vscode-test` holds tens of thousands: it gets a folder with nothing else.
 * What of these ships is said by `.vscodeignore`.
 */
const parts = [
  '.vscodeignore',
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist',
  'docs/rules',
  'media',
  'syntaxes',
];
const stage = join(root, 'build/package');

await rm(stage, { recursive: true, force: true });
await mkdir(stage, { recursive: true });
for (const part of parts) await cp(join(root, part), join(stage, part), { recursive: true });
await createVSIX({
  cwd: stage,
  packagePath: vsix,
  // Everything is bundled: no node_modules go in.
  dependencies: false,
  // There is no public repository yet that the README's links could point to.
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const { size } = await stat(vsix);
if (size > maxBytes) {
  console.error(
    `The extension has ${size} bytes, and ${maxBytes} are allowed. \`unzip -lv ${vsix}\` shows what is large.`,
  );
  process.exit(1);
}
await packCommandLine();
