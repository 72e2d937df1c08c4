import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import textmate, { type IGrammar, type ITokenTypeMap, type StateStack } from 'vscode-textmate';
import oniguruma from 'vscode-oniguruma';

/** What `contributes.grammars` may say, as far as it is used here. */
export interface GrammarEntry {
  readonly scopeName: string;
  readonly path: string;
  readonly language?: string;
  readonly tokenTypes?: Readonly<Record<string, 'comment' | 'string' | 'other'>>;
  readonly embeddedLanguages?: Readonly<Record<string, string>>;
  readonly unbalancedBracketScopes?: readonly string[];
}

export interface LanguageEntry {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly extensions: readonly string[];
  readonly configuration: string;
}

interface Manifest {
  readonly contributes: {
    readonly languages: readonly LanguageEntry[];
    readonly grammars: readonly GrammarEntry[];
    readonly configurationDefaults: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

export const root = join(import.meta.dirname, '../../..');

export function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function readManifest(file: string): Manifest {
  return readJson(file) as Manifest;
}

export const { languages, grammars, configurationDefaults } = readManifest(join(root, 'package.json')).contributes;

/** Where VS Code's own grammars for JSON and YAML come from. */
export interface Base {
  readonly title: string;
  /** Files by scope name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Small grammars with VS Code's scope names, so that the tests need no VS Code. */
const smallBase: Base = {
  title: 'small base grammars',
  files: {
    'source.json': join(import.meta.dirname, 'base/json.tmLanguage.json'),
    'source.json.comments': join(import.meta.dirname, 'base/json-comments.tmLanguage.json'),
    'source.yaml': join(import.meta.dirname, 'base/yaml.tmLanguage.json'),
  },
};

/** The small ones always, and those of every VS Code that the end-to-end tests have installed. */
export function listBases(): Base[] {
  const patterns = ['*/node_modules/code-server/lib/vscode/extensions', '*/resources/app/extensions'];
  const folders = patterns.flatMap((pattern) => globSync(pattern, { cwd: join(root, '.vscode-test') }));
  const installed = folders.map(buildInstalledBase);
  return [smallBase, ...installed];
}

function buildInstalledBase(title: string): Base {
  const extensions = join(root, '.vscode-test', title);
  const entries = ['json', 'yaml'].flatMap((name) => {
    const manifest = join(extensions, name, 'package.json');
    if (!existsSync(manifest)) return [];
    const found = readManifest(manifest).contributes.grammars;
    return found.map((entry) => [entry.scopeName, join(dirname(manifest), entry.path)] as const);
  });
  return { title: title.replace(/[\\/].*/, ''), files: Object.fromEntries(entries) };
}

const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
const engine = oniguruma.loadWASM({ data: readFileSync(wasm).buffer }).then(() => ({
  createOnigScanner: oniguruma.createOnigScanner,
  createOnigString: oniguruma.createOnigString,
}));

/** The grammar of one of our languages, set up as VS Code does it from the manifest. */
export async function loadGrammar(languageId: string, base: Base): Promise<IGrammar> {
  const entry = grammars.find(({ language }) => language === languageId);
  if (!entry) throw new Error(`The manifest has no grammar for ${languageId}.`);
  const own = Object.fromEntries(grammars.map(({ scopeName, path }) => [scopeName, join(root, path)]));
  const files: Readonly<Record<string, string>> = { ...base.files, ...own };
  const registry = new textmate.Registry({
    onigLib: engine,
    loadGrammar: async (scopeName) => {
      const file = files[scopeName];
      return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
    },
  });
  const typeNumbers = { other: 0, comment: 1, string: 2 } as const;
  const tokenTypes: ITokenTypeMap = Object.fromEntries(
    Object.entries(entry.tokenTypes ?? {}).map(([selector, type]) => [selector, typeNumbers[type]]),
  );
  const grammar = await registry.loadGrammarWithConfiguration(entry.scopeName, 1, { tokenTypes });
  if (!grammar) throw new Error(`The grammar ${entry.scopeName} did not load.`);
  return grammar;
}

/** The scopes of every character, line by line. */
export function findScopes(grammar: IGrammar, lines: readonly string[]): string[][][] {
  let state: StateStack | null = null;
  return lines.map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return Array.from(
      { length: line.length },
      (_, at) => result.tokens.find((token) => at < token.endIndex)?.scopes ?? [],
    );
  });
}

/** The editor's token type of every character, which decides about closing quotes, suggestions and brackets. */
export function findTokenTypes(grammar: IGrammar, lines: readonly string[]): string[][] {
  const names = ['other', 'comment', 'string', 'regex'];
  let state: StateStack | null = null;
  return lines.map((line) => {
    const result = grammar.tokenizeLine2(line, state);
    state = result.ruleStack;
    // Pairs of a start and metadata, whose bits 8 and 9 are the type.
    const types: string[] = [];
    for (let index = 0; index < result.tokens.length; index += 2) {
      const start = result.tokens[index] ?? 0;
      types.fill(names[((result.tokens[index + 1] ?? 0) >> 8) & 3] ?? '', start);
      for (let at = types.length; at < line.length; at++)
        types.push(names[((result.tokens[index + 1] ?? 0) >> 8) & 3] ?? '');
    }
    return types;
  });
}
