import { normalize, sep } from 'node:path';
import { matchesGlob } from '../../server/src/text/glob.ts';

interface Glob {
  /** The folder that all matches are in or below. */
  readonly folder: string;
  matches(path: string): boolean;
}

/** Whether a path is a pattern. Shells on Windows leave patterns to the program, and those elsewhere do where they are quoted. */
export function isGlob(path: string): boolean {
  return /[*?{]/.test(path);
}

export function buildGlob(pattern: string): Glob {
  const normal = toSlashes(normalize(pattern));
  const segments = normal.split('/');
  const fixed = segments.slice(0, segments.findIndex(isGlob));
  return {
    folder: fixed.length === 0 ? '.' : `${fixed.join('/')}/`,
    matches: (path) => matchesGlob(toSlashes(path), normal),
  };
}

function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
