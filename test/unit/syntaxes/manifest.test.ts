import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  configurationDefaults,
  findTokenTypes,
  grammars,
  languages,
  listBases,
  loadGrammar,
  readJson,
  root,
} from './grammars.ts';

interface GrammarFile {
  readonly scopeName: string;
  readonly patterns: readonly object[];
}

function readGrammar(path: string): GrammarFile {
  return readJson(join(root, path)) as GrammarFile;
}

test('the four language ids and their file names', () => {
  assert.deepEqual(Object.fromEntries(languages.map(({ id, extensions }) => [id, extensions])), {
    // The first two are the ids of the AWS Toolkit.
    asl: ['.asl.json', '.asl'],
    'asl-yaml': ['.asl.yaml', '.asl.yml'],
    'asl-update': ['.asl.update.json', '.asl.update.jsonc'],
    'asl-update-yaml': ['.asl.update.yaml', '.asl.update.yml'],
  });
  for (const { id, aliases } of languages) assert.ok((aliases[0] ?? '').includes(' '), `${id} needs a readable name.`);
});

test('every language has one grammar', () => {
  const withGrammar = grammars.flatMap(({ language }) => language ?? []);
  assert.deepEqual(withGrammar.toSorted(), languages.map(({ id }) => id).toSorted());
});

test('grammar files exist and carry the scope name of the manifest', () => {
  for (const { path, scopeName } of grammars) {
    const file = readGrammar(path);
    assert.equal(file.scopeName, scopeName, path);
    assert.ok(file.patterns.length > 0, path);
  }
});

test('scope names leave those of VS Code and of the AWS Toolkit alone', () => {
  const taken = new Set([
    'source.json',
    'source.json.comments',
    'source.yaml',
    'source.asl',
    'source.asl.yaml',
    'source.jsonata',
  ]);
  const own = grammars.map(({ scopeName }) => scopeName);
  assert.deepEqual(
    own.filter((scopeName) => taken.has(scopeName)),
    [],
  );
  assert.equal(new Set(own).size, own.length);
});

test('what is included exists', () => {
  const files = new Map(grammars.map(({ path, scopeName }) => [scopeName, readGrammar(path)]));
  for (const [scopeName, file] of files) {
    for (const include of findIncludes(file)) {
      const [scope = '', name] = include.split('#');
      const target = scope === '' ? file : files.get(scope);
      const isBase = ['source.json', 'source.json.comments', 'source.yaml'].includes(include);
      assert.ok(isBase || target !== undefined, `${scopeName} includes ${include}`);
      if (name !== undefined) assert.ok(name in repositoryOf(target), `${scopeName} includes ${include}`);
    }
  }
});

function repositoryOf(value: unknown): object {
  const found = typeof value === 'object' && value !== null && 'repository' in value ? value.repository : undefined;
  return typeof found === 'object' && found !== null ? found : {};
}

function findIncludes(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'include' in value && typeof value.include === 'string' ? [value.include] : [];
  return [...own, ...Object.values(value).flatMap(findIncludes)];
}

test('no language is embedded that this extension does not define', () => {
  const ids = new Set(languages.map(({ id }) => id));
  for (const { embeddedLanguages = {}, scopeName } of grammars) {
    for (const id of Object.values(embeddedLanguages)) assert.ok(ids.has(id), `${scopeName} embeds ${id}`);
  }
});

test('completion opens inside of strings, as it does in plain JSON and YAML', () => {
  for (const { id } of languages) {
    assert.deepEqual(configurationDefaults[`[${id}]`]?.['editor.quickSuggestions'], { strings: 'on' }, id);
  }
});

for (const base of listBases()) {
  test(`JSONata in JSON is a string to the editor, so that quotes are not doubled (${base.title})`, async () => {
    const line = '{ "a": "{% $f(1) /* c */ %}", "b": "$.c", "d": 1 }';
    const [types = []] = findTokenTypes(await loadGrammar('asl', base), [line]);
    const findType = (words: string): string[] => [...new Set(types.slice(line.indexOf(words)).slice(0, words.length))];
    assert.deepEqual(findType('"{% $f(1) /* c */ %}"'), ['string']);
    assert.deepEqual(findType('"$.c"'), ['string']);
    assert.deepEqual(findType('1 }'), ['other']);
  });

  test(`JSONata in YAML is code to the editor, so that its brackets match (${base.title})`, async () => {
    const line = `Output: "{% $f(1) /* c */ & 'd' %}"`;
    const [types = []] = findTokenTypes(await loadGrammar('asl-yaml', base), [line]);
    const findType = (words: string): string[] => [...new Set(types.slice(line.indexOf(words)).slice(0, words.length))];
    assert.deepEqual(findType('$f(1)'), ['other']);
    assert.deepEqual(findType('/* c */'), ['comment']);
    assert.deepEqual(findType("'d'"), ['string']);
  });
}
