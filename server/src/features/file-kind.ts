import type { Syntax } from '../syntax/tree.ts';

/** What a file is to us, and how it is written. */
export interface FileKind {
  readonly kind: 'definition' | 'update';
  readonly syntax: Syntax;
}

const byLanguageId: Readonly<Record<string, FileKind>> = {
  asl: { kind: 'definition', syntax: 'json' },
  'asl-yaml': { kind: 'definition', syntax: 'yaml' },
  'asl-update': { kind: 'update', syntax: 'jsonc' },
  'asl-update-yaml': { kind: 'update', syntax: 'yaml' },
};

/** Update files come first: their names end like those of definitions. */
const byName: readonly (readonly [RegExp, FileKind])[] = [
  [/\.asl\.update\.jsonc?$/i, { kind: 'update', syntax: 'jsonc' }],
  [/\.asl\.update\.ya?ml$/i, { kind: 'update', syntax: 'yaml' }],
  [/\.asl(\.json)?$/i, { kind: 'definition', syntax: 'json' }],
  [/\.asl\.ya?ml$/i, { kind: 'definition', syntax: 'yaml' }],
];

export function findFileKindOfLanguage(languageId: string): FileKind | undefined {
  return Object.hasOwn(byLanguageId, languageId) ? byLanguageId[languageId] : undefined;
}

/** By the end of the name, for files that no editor has told the language of. */
export function findFileKindOfName(name: string): FileKind | undefined {
  return byName.find(([pattern]) => pattern.test(name))?.[1];
}

/** What a definition and its update files have in common: `orders` of `orders.asl.json` and `orders.asl.update.yaml`. */
export function findBaseName(name: string): string | undefined {
  return /^(.*)\.asl(\.update)?(\.(json|jsonc|ya?ml))?$/i.exec(name)?.[1];
}
