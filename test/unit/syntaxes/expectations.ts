import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Base, findScopes, listBases, loadGrammar } from './grammars.ts';

/**
 * A place of the text and a scope that it carries, or must not carry where `!` stands before it. `«…»` marks the place within
 * words that occur just once; without marks it is all of these words. A scope stands for all that begin with it.
 */
export type Expectation = readonly [place: string, scope: string];

/** Runs with small base grammars, and again with those of every installed VS Code. */
export function testScopes(
  languageId: string,
  title: string,
  text: string,
  expectations: readonly Expectation[],
): void {
  for (const base of listBases()) {
    test(`${languageId}: ${title} (${base.title})`, () => checkScopes(languageId, base, text, expectations));
  }
}

async function checkScopes(
  languageId: string,
  base: Base,
  text: string,
  expectations: readonly Expectation[],
): Promise<void> {
  const grammar = await loadGrammar(languageId, base);
  // The line break counts as one character, which has no scopes.
  const scopes = findScopes(grammar, text.split('\n')).flatMap((line) => [...line, []]);
  for (const [place, expected] of expectations) {
    const { start, end } = findPlace(text, place);
    const scope = expected.replace(/^!/, '');
    for (let at = start; at < end; at++) {
      const found = (scopes[at] ?? []).flatMap((name) => name.split(' '));
      const has = found.some((name) => name === scope || name.startsWith(`${scope}.`));
      const message = `expected ${expected} at ${JSON.stringify(text[at])} of ${place}\nfound ${found.join(' ')}`;
      if (text[at] !== '\n') assert.equal(has, scope === expected, message);
    }
  }
}

function findPlace(text: string, place: string): { start: number; end: number } {
  const words = place.replace(/[«»]/g, '');
  const at = text.indexOf(words);
  assert.ok(at >= 0 && text.indexOf(words, at + 1) < 0, `${words} must occur just once in:\n${text}`);
  const [before = '', marked] = place.split(/[«»]/);
  return marked === undefined
    ? { start: at, end: at + words.length }
    : { start: at + before.length, end: at + before.length + marked.length };
}
