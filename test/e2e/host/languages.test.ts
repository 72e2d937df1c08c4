/** Which language a file gets. The ids of definitions are those of the AWS Toolkit, so that both work side by side. */
import { strict as assert } from 'node:assert';
import { after, afterEach, describe, it } from 'mocha';
import { languages, workspace } from 'vscode';
import { closeAll, openNew, toFileUri } from './editor.ts';

const ids: readonly (readonly [name: string, id: string])[] = [
  ['a.asl.json', 'asl'],
  ['a.asl', 'asl'],
  ['a.asl.yaml', 'asl-yaml'],
  ['a.asl.yml', 'asl-yaml'],
  ['a.asl.update.json', 'asl-update'],
  ['a.asl.update.jsonc', 'asl-update'],
  ['a.asl.update.yaml', 'asl-update-yaml'],
  ['a.asl.update.yml', 'asl-update-yaml'],
  // Others keep theirs.
  ['a.json', 'json'],
  ['asl.json', 'json'],
  ['a.update.yaml', 'yaml'],
  ['update.yml', 'yaml'],
];

describe('languages', () => {
  afterEach(closeAll);
  after(() => Promise.all(ids.map(([name]) => workspace.fs.delete(toFileUri(name)))));

  for (const [name, id] of ids) {
    it(`${name} is ${id}`, async () => {
      const { languageId } = await openNew(name, name.endsWith('l') ? 'a: 1\n' : '{}\n');
      assert.equal(languageId, id);
    });
  }

  it('are all known to VS Code', async () => {
    const known = await languages.getLanguages();
    for (const [, id] of ids) assert.ok(known.includes(id), id);
  });
});
