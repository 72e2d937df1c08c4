import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Diagnostic } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** AWS's own language service for definitions, which ours is measured beside. Stepwright itself does not need it. */
export const OTHER_SERVICE = 'amazon-states-language-service';
const VERSION = '1.16.1';

const folder = join(import.meta.dirname, '../../build/other-service');

export type Format = 'json' | 'yaml';

export interface OtherService {
  /** Parses and checks a text, as at its first sight. */
  check(text: string, format: Format): Promise<readonly Diagnostic[]>;
}

/** What the package exports, as far as it is used here. */
interface Exports {
  readonly getLanguageService: (options: object) => Language;
  readonly getYamlLanguageService: (options: object) => Language;
}

interface Language {
  parseJSONDocument(document: TextDocument): unknown;
  doValidation(document: TextDocument, parsed: unknown): Promise<Diagnostic[]>;
}

/** Installs the package below `build/`, once. Undefined, with the reason printed, where the registry can't be reached. */
export async function installOtherService(): Promise<OtherService | undefined> {
  try {
    return loadOtherService();
  } catch {
    // Not there yet.
  }
  try {
    await mkdir(folder, { recursive: true });
    // Without a package.json of its own, npm would take the one of the repository.
    await writeFile(join(folder, 'package.json'), '{ "private": true }');
    const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder];
    await promisify(execFile)('npm', ['install', `${OTHER_SERVICE}@${VERSION}`, ...options], { cwd: folder });
    return loadOtherService();
  } catch (error) {
    console.log(`${OTHER_SERVICE} ${VERSION} could not be installed, and is left out: ${String(error)}`);
    return undefined;
  }
}

/** Throws where it is not installed. */
export function loadOtherService(): OtherService {
  const { getLanguageService, getYamlLanguageService } = createRequire(join(folder, 'package.json'))(
    OTHER_SERVICE,
  ) as Exports;
  const json = getLanguageService({});
  const yaml = getYamlLanguageService({});
  return {
    check(text, format) {
      const isYaml = format === 'yaml';
      const document = TextDocument.create(`file:///bench/orders.asl.${format}`, isYaml ? 'asl-yaml' : 'asl', 1, text);
      // The YAML service parses by itself.
      return isYaml
        ? yaml.doValidation(document, yaml.parseJSONDocument(document))
        : json.doValidation(document, json.parseJSONDocument(document));
    },
  };
}
