import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input } from './input.ts';

const folder = join(import.meta.dirname, 'cases');

/** An input that failed once, which the unit tests check from then on. */
export interface SavedCase extends Input {
  readonly reason: string;
}

/** Keeps what failed; gives the path. */
export function saveCase({ language, text }: Input, reason: string): string {
  mkdirSync(folder, { recursive: true });
  const hash = createHash('sha256').update(`${language} ${text}`).digest('hex').slice(0, 12);
  const path = join(folder, `${hash}.json`);
  const saved: SavedCase = { language, reason: reason.split('\n')[0] ?? '', text };
  writeFileSync(path, `${JSON.stringify(saved, undefined, 2)}\n`);
  return path;
}

export function readCases(): readonly (SavedCase & { readonly name: string })[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => ({ name, ...(JSON.parse(readFileSync(join(folder, name), 'utf8')) as SavedCase) }));
}
