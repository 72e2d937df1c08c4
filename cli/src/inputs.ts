import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type FileKind, findFileKindOfName } from '../../server/src/features/file-kind.ts';
import { buildGlob, isGlob } from './glob.ts';
import { toMessage } from './terminal.ts';

/** A text that is to be checked. */
export interface Input {
  /** As it is told: a path as it was named. */
  readonly name: string;
  /** Where it is, or would be. */
  readonly path: string;
  readonly kind: FileKind;
  readonly text: string;
}

export interface Inputs {
  readonly found: readonly Input[];
  /** The folders that were named. */
  readonly folders: readonly string[];
}

/** What the paths of a command name; or what is wrong with them, for a check that leaves out a file says nothing. */
export async function findInputs(
  paths: readonly string[],
  stdinName: string | undefined,
): Promise<Inputs | { readonly problem: string }> {
  const found = new Map<string, Input>();
  const folders: string[] = [];
  const problems: string[] = [];
  const add = (input: Input | { readonly problem: string }): void => {
    if ('problem' in input) problems.push(input.problem);
    else if (!found.has(input.path)) found.set(input.path, input);
  };
  for (const path of paths) {
    if (path === '-') {
      add(await readStdin(stdinName));
    } else if (isFolder(path)) {
      folders.push(path);
      const files = listFiles(path).filter((file) => findFileKindOfName(basename(file)) !== undefined);
      if (files.length === 0) problems.push(`${path} holds no definition (*.asl.json) and no update file.`);
      for (const file of files) add(readInput(file));
    } else if (!isFile(path) && isGlob(path)) {
      const files = listMatches(path);
      if (files.length === 0) problems.push(`No JSON or YAML file matches ${path}.`);
      for (const file of files) add(readInput(file));
    } else {
      add(readInput(path));
    }
  }
  return problems.length > 0 ? { problem: problems.join('\n') } : { found: [...found.values()], folders };
}

/** A file that somebody names is what its name says or, where that says only how it is written, a definition. */
export function readInput(path: string): Input | { readonly problem: string } {
  const kind = findKind(path);
  if (!kind) {
    return {
      problem: `${path}: the name must end like that of a definition (*.asl.json, *.json, *.yaml) or update file.`,
    };
  }
  try {
    return { name: path, path: resolve(path), kind, text: trimMark(readFileSync(path, 'utf8')) };
  } catch (error) {
    return { problem: `${path} can't be read: ${toMessage(error)}` };
  }
}

async function readStdin(name: string | undefined): Promise<Input | { readonly problem: string }> {
  const kind = findKind(name ?? 'stdin.json');
  if (!kind) return { problem: `--stdin-name ${name}: name a definition or an update file, such as orders.asl.yaml.` };
  return {
    name: name ?? '<stdin>',
    path: resolve(name ?? '<stdin>'),
    kind,
    text: trimMark(await text(process.stdin)),
  };
}

function findKind(path: string): FileKind | undefined {
  const name = basename(path);
  if (/\.json$/i.test(name)) return findFileKindOfName(name) ?? { kind: 'definition', syntax: 'json' };
  if (/\.ya?ml$/i.test(name)) return findFileKindOfName(name) ?? { kind: 'definition', syntax: 'yaml' };
  return findFileKindOfName(name);
}

/** A byte order mark is no part of the text. */
function trimMark(content: string): string {
  return content.replace(/^\uFEFF/, '');
}

function listMatches(pattern: string): string[] {
  const { folder, matches } = buildGlob(pattern);
  return isFolder(folder) ? listFiles(folder).filter((file) => findKind(file) && matches(file)) : [];
}

/** All files in a folder and below it, in the order of their names, but those of packages and hidden folders. */
function listFiles(folder: string): string[] {
  const files: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isFile()) files.push(path);
    if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
      files.push(...listFiles(path));
    }
  }
  return files;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
