/** What VS Code asks the language server about each of the four kinds of files. */
import { strict as assert } from 'node:assert';
import { after, before, describe, it } from 'mocha';
import {
  type CodeLens,
  commands,
  type CompletionList,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  type Location,
  type LocationLink,
  MarkdownString,
  type TextDocument,
  type TextEdit,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import { waitUntil } from '../wait-until.ts';
import { editingCases } from './editing-cases.ts';
import { findEnd, findRange, openNew, revertAndCloseAll, toFileUri } from './editor.ts';

before(async () => {
  for (const { name, text } of editingCases) await workspace.fs.writeFile(toFileUri(name), Buffer.from(text));
});

for (const { name, text, proposals, hovers, definitions, link, symbols, folds, lenses, formatted } of editingCases) {
  describe(`editing ${name}`, () => {
    let document: TextDocument;
    before(async () => {
      document = await openNew(name, text);
    });
    after(revertAndCloseAll);

    it('completion', async () => {
      for (const [behind, label] of proposals) {
        const { items } = await ask<CompletionList>(
          `the proposal ${label}`,
          'vscode.executeCompletionItemProvider',
          [document.uri, findEnd(document, behind)],
          (list) => list.items.some((item) => toLabel(item) === label),
        );
        assert.equal(items.filter((item) => toLabel(item) === label).length, 1, label);
      }
    });

    it('hover', async () => {
      for (const [at, pattern] of hovers) {
        const place = findRange(document, at);
        const shown = await ask<Hover[]>('a hover', 'vscode.executeHoverProvider', [
          document.uri,
          place.end.translate(0, -1),
        ]);
        assert.match(shown.flatMap(({ contents }) => contents.map(toText)).join('\n'), pattern);
        assert.ok(shown.some(({ range }) => range?.intersection(place)));
      }
    });

    it('go to definition', async () => {
      for (const [from, to, file = name] of definitions) {
        const targets = await ask<(Location | LocationLink)[]>('a definition', 'vscode.executeDefinitionProvider', [
          document.uri,
          findEnd(document, from),
        ]);
        const [target, ...others] = targets.map(toPlace);
        assert.deepEqual(others, []);
        const other = await workspace.openTextDocument(toFileUri(file));
        assert.deepEqual(target, { uri: other.uri.toString(), start: findRange(other, to).start });
      }
    });

    it('links', async () => {
      const links = await ask<DocumentLink[]>(
        'the links',
        'vscode.executeLinkProvider',
        [document.uri],
        (all) => all.length > 0 === (link !== undefined),
      );
      assert.deepEqual(
        links.map(({ range, target }) => [document.getText(range), target?.toString()]),
        link ? [[link[0], toFileUri(link[1]).toString()]] : [],
      );
    });

    it('outline and folding', async () => {
      const outline = await ask<DocumentSymbol[]>('symbols', 'vscode.executeDocumentSymbolProvider', [document.uri]);
      assert.equal(writeSymbols(outline), symbols);
      const ranges = await ask<FoldingRange[]>('folds', 'vscode.executeFoldingRangeProvider', [document.uri]);
      assert.deepEqual(
        ranges.map(({ start, end }) => [start, end]),
        folds,
      );
    });

    it('lenses', async () => {
      const shown = await ask<CodeLens[]>(
        'the lenses',
        'vscode.executeCodeLensProvider',
        [document.uri, 10],
        (all) => all.length === lenses.length,
      );
      assert.deepEqual(
        shown.map(({ command }) => command?.title),
        lenses,
      );
    });

    it('formatting', async () => {
      const options = { tabSize: 2, insertSpaces: true };
      const edits = await ask<TextEdit[]>('edits', 'vscode.executeFormatDocumentProvider', [document.uri, options]);
      const edit = new WorkspaceEdit();
      edit.set(document.uri, edits);
      assert.ok(await workspace.applyEdit(edit));
      assert.equal(document.getText(), formatted);
    });
  });
}

after(() => Promise.all(editingCases.map(({ name }) => workspace.fs.delete(toFileUri(name)))));

/** Asks until there is an answer: the server may still be starting. */
function ask<T>(
  expected: string,
  command: string,
  args: readonly unknown[],
  holds: (answer: T) => boolean = (answer) => Array.isArray(answer) && answer.length > 0,
): Promise<T> {
  return waitUntil(
    expected,
    () => commands.executeCommand<T>(command, ...args),
    (answer) => answer !== undefined && holds(answer),
  );
}

function toLabel({ label }: CompletionList['items'][number]): string {
  return typeof label === 'string' ? label : label.label;
}

function toText(content: Hover['contents'][number]): string {
  return content instanceof MarkdownString ? content.value : typeof content === 'string' ? content : content.value;
}

function toPlace(target: Location | LocationLink) {
  if (!('targetUri' in target)) return { uri: target.uri.toString(), start: target.range.start };
  return { uri: target.targetUri.toString(), start: (target.targetSelectionRange ?? target.targetRange).start };
}

function writeSymbols(symbols: readonly DocumentSymbol[]): string {
  return symbols
    .map(({ name, children }) => (children.length > 0 ? `${name} (${writeSymbols(children)})` : name))
    .join(' ');
}
