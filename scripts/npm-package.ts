/** The command line as a package for npm: `dist/stepwright-cli.tgz`. Everything is bundled, so that it has no dependencies. */
import { execFile } from 'node:child_process';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const stage = join(root, 'build/npm-package');

/** What ships, and what it is called there. */
const files = {
  'cli/README.md': 'README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  LICENSE: 'LICENSE',
  'dist/aws.cjs': 'dist/aws.cjs',
  'dist/cli.cjs': 'dist/cli.cjs',
  'dist/sdk-actions.json': 'dist/sdk-actions.json',
  'dist/server.cjs': 'dist/server.cjs',
  'dist/THIRD-PARTY-NOTICES.cli.txt': 'THIRD-PARTY-NOTICES.txt',
};

/** Packs what was built. */
export async function packCommandLine(): Promise<void> {
  await rm(stage, { recursive: true, force: true });
  await mkdir(join(stage, 'dist'), { recursive: true });
  for (const [from, to] of Object.entries(files)) await cp(join(root, from), join(stage, to));
  const { name, version, license, keywords, bin } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const manifest = {
    name,
    version,
    description:
      'Checks AWS Step Functions state machines as the service does, and updates them, in a terminal, a workflow or an editor.',
    license,
    keywords,
    bin,
    engines: { node: '>=20' },
  };
  await writeFile(join(stage, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  const packed = await promisify(execFile)('npm', ['pack', '--json', '--ignore-scripts'], {
    cwd: stage,
    // On Windows npm is a script, which only a shell runs.
    shell: process.platform === 'win32',
  });
  const [{ filename }] = JSON.parse(packed.stdout);
  await rename(join(stage, filename), join(root, 'dist/stepwright-cli.tgz'));
}
