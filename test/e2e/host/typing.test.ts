/** No file of ours is worse to type in than plain JSON or YAML: the same keys give the same text. */
import { strict as assert } from 'node:assert';
import { after, afterEach, describe, it } from 'mocha';
import { commands, type Position, Selection, type TextDocument, window, workspace } from 'vscode';
import { waitUntil } from '../wait-until.ts';
import { openNew, revertAndCloseAll, toFileUri } from './editor.ts';

/** What is done to a text; `|` is the cursor, before and after. */
interface Typing {
  readonly what: string;
  readonly before: string;
  readonly act: () => Promise<void>;
  readonly after: string;
}

const type = (text: string) => async () => {
  for (const key of text) await commands.executeCommand('type', { text: key });
};
const run = (command: string) => async () => {
  await commands.executeCommand(command);
};

const inJson: readonly Typing[] = [
  {
    what: 'toggle a comment',
    before: '{\n  "a": 1|\n}\n',
    act: run('editor.action.commentLine'),
    after: '{\n  // "a": 1|\n}\n',
  },
  { what: 'an opened brace closes itself', before: '{\n  "a": |\n}\n', act: type('{'), after: '{\n  "a": {|}\n}\n' },
  { what: 'an opened bracket closes itself', before: '{\n  "a": |\n}\n', act: type('['), after: '{\n  "a": [|]\n}\n' },
  { what: 'a quote closes itself', before: '{\n  |\n}\n', act: type('"'), after: '{\n  "|"\n}\n' },
  { what: 'a closing quote is typed over', before: '{\n  |\n}\n', act: type('"a"'), after: '{\n  "a"|\n}\n' },
  {
    what: 'Enter between braces indents',
    before: '{\n  "a": {|}\n}\n',
    act: type('\n'),
    after: '{\n  "a": {\n    |\n  }\n}\n',
  },
  {
    what: 'Enter behind a member keeps its indentation',
    before: '{\n  "a": {\n    "b": 1,|\n  }\n}\n',
    act: type('\n'),
    after: '{\n  "a": {\n    "b": 1,\n    |\n  }\n}\n',
  },
];

const inYaml: readonly Typing[] = [
  {
    what: 'toggle a comment',
    before: 'a:\n  b: 1|\n',
    act: run('editor.action.commentLine'),
    after: 'a:\n  # b: 1|\n',
  },
  { what: 'an opened brace closes itself', before: 'a: |\n', act: type('{'), after: 'a: {|}\n' },
  { what: 'a quote closes itself', before: 'a: |\n', act: type("'"), after: "a: '|'\n" },
  {
    what: 'Enter behind a member keeps its indentation',
    before: 'a:\n  b: 1|\n',
    act: type('\n'),
    after: 'a:\n  b: 1\n  |\n',
  },
  { what: 'Enter in a comment', before: 'a:\n  # so|\n', act: type('\n'), after: 'a:\n  # so\n  |\n' },
];

/** Better than plain YAML, which stays where it is. */
const inOurYaml: readonly Typing[] = [
  ...inYaml,
  { what: 'Enter behind a key indents', before: 'a:|\n', act: type('\n'), after: 'a:\n  |\n' },
];

const files: readonly (readonly [name: string, typings: readonly Typing[]])[] = [
  ['plain.json', inJson],
  ['keys.asl.json', inJson],
  ['keys.asl.update.json', inJson],
  ['plain.yaml', inYaml],
  ['keys.asl.yaml', inOurYaml],
  ['keys.asl.update.yaml', inOurYaml],
];

for (const [name, typings] of files) {
  describe(`typing in ${name}`, () => {
    afterEach(revertAndCloseAll);
    after(() => workspace.fs.delete(toFileUri(name)));

    for (const { what, before, act, after: expected } of typings) {
      it(what, async () => {
        const at = before.indexOf('|');
        const document = await openNew(name, before.replace('|', ''));
        placeCursor(document.positionAt(at));
        await act();
        await waitUntil(
          expected,
          () => readWithCursor(document),
          (text) => text === expected,
        );
      });
    }
  });
}

function placeCursor(position: Position): void {
  assert.ok(window.activeTextEditor);
  window.activeTextEditor.selection = new Selection(position, position);
}

function readWithCursor(document: TextDocument): string {
  assert.equal(window.activeTextEditor?.document, document);
  const at = document.offsetAt(window.activeTextEditor.selection.active);
  const text = document.getText();
  return `${text.slice(0, at)}|${text.slice(at)}`;
}
