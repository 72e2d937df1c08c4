import type { CheckedFile } from '../check.ts';
import { writeGithub } from './github.ts';
import { writeJson } from './json.ts';
import { writePretty } from './pretty.ts';
import { writeSarif } from './sarif.ts';

const writers = { pretty: writePretty, json: writeJson, sarif: writeSarif, github: writeGithub };

export type Format = keyof typeof writers;

export const FORMATS: readonly string[] = Object.keys(writers);

export function isFormat(text: string): text is Format {
  return FORMATS.includes(text);
}

export function writeReport(files: readonly CheckedFile[], format: Format): string {
  return writers[format](files);
}
