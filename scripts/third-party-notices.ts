import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** Writes the names and licences of all packages that went into the bundles. Throws where one has none. */
export async function writeThirdPartyNotices(metafiles: readonly Metafile[], file: string): Promise<void> {
  const folders = new Set(
    metafiles.flatMap(({ inputs }) => Object.keys(inputs).flatMap((path) => findPackage(path) ?? [])),
  );
  const notices = await Promise.all([...folders].toSorted().map(writeNotice));
  const head = 'Stepwright contains these packages, each under its own licence.';
  await writeFile(file, [head, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`));
}

/** The folder of the package that a bundled file belongs to. */
function findPackage(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
}

async function writeNotice(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const files = (await readdir(folder)).filter((entry) => /^(licen[cs]e|notice|thirdparty)/i.test(entry)).toSorted();
  if (typeof license !== 'string' && files.length === 0) throw new Error(`${folder} says no licence.`);
  const texts = await Promise.all(files.map((entry) => readFile(join(folder, entry), 'utf8')));
  return [`${name} ${version} (${license})`, ...texts.map((text) => text.trim())].join('\n\n');
}
