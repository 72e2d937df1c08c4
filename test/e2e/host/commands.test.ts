/** Commands, as far as they go without an answer of a person, and the life of the language server. */
import { strict as assert } from 'node:assert';
import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import { after, afterEach, before, describe, it } from 'mocha';
import { type CodeLens, commands, type Diagnostic, languages, type TextDocument, window, workspace } from 'vscode';
import { waitUntil } from '../wait-until.ts';
import {
  getExtension,
  openFile,
  openNew,
  replace,
  revertAndCloseAll,
  waitForFinding,
  waitForFindings,
} from './editor.ts';

/** Node tells of every process that the extension host starts from here on: before the extension is active. */
const servers: ChildProcess[] = [];
subscribe('child_process', (message) => {
  if (isStart(message)) servers.push(message.process);
});

function isStart(message: unknown): message is { readonly process: ChildProcess } {
  return typeof message === 'object' && message !== null && 'process' in message;
}

/** The others are for update files as well. */
const OF_DEFINITIONS: ReadonlySet<string> = new Set([
  'stepwright.createUpdateFile',
  'stepwright.createUpdateFileFromMachine',
  'stepwright.showTargetStatus',
]);

describe('commands', () => {
  before(async () => {
    await openFile('broken.asl.json');
    await waitUntil('the extension', () => getExtension().isActive, Boolean);
  });
  afterEach(revertAndCloseAll);

  it('are all there, and no other ones', async () => {
    const contributed = readContributed().map(({ command }) => command);
    const known = await commands.getCommands(true);
    const own = known.filter((id) => id.startsWith('stepwright.') && !isMadeByVSCode(id));
    assert.deepEqual(own.toSorted(), contributed.toSorted());
  });

  it('have a title, a category and an icon', () => {
    for (const { command, title, category, icon } of readContributed()) {
      assert.ok(title && icon, command);
      assert.equal(category, 'Stepwright', command);
    }
  });

  it('are offered in our languages alone, and some in definitions alone', async () => {
    const definitions = ['asl', 'asl-yaml'];
    const ours = [...definitions, 'asl-update', 'asl-update-yaml'];
    const all = await languages.getLanguages();
    let conditions = 0;
    for (const { command, when } of readConditions()) {
      const pattern = /^(?:editorLangId|resourceLangId) =~ \/(.*?)\//.exec(when)?.[1];
      if (pattern === undefined) continue;
      conditions++;
      const fitting = all.filter((id) => new RegExp(pattern).test(id));
      const expected = OF_DEFINITIONS.has(command) ? definitions : ours;
      assert.deepEqual(fitting.toSorted(), expected.toSorted(), `${command}: ${when}`);
    }
    assert.ok(conditions >= 10, 'The conditions are written in another form.');
  });

  it('of an update ask for the update file where there is none', async () => {
    const document = await openNew('lonely.asl.json', '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }\n');
    const lenses = await waitForLenses(document, (titles) => titles.length > 0);
    assert.deepEqual(lenses.map(toTitle), ['Create update file']);
    assert.deepEqual(lenses[0]?.command?.arguments, [{ definitionUri: document.uri.toString() }]);
    // It ends: the offer to create one is a message that nobody has to answer.
    await commands.executeCommand('stepwright.updateStateMachine');
    await workspace.fs.delete(document.uri);
  });

  it('of a lens know their target, and there is one set for each in the update file', async () => {
    const definition = await openFile('orders.asl.json');
    const several = await waitForLenses(definition, (titles) => titles.length === 3);
    assert.deepEqual(several.map(toTitle), ['Update…', 'Update and publish…', 'Select target (2)']);
    const updateFile = await openFile('orders.asl.update.yaml');
    const lenses = await waitForLenses(updateFile, (titles) => titles.length === 4);
    assert.deepEqual(lenses.map(toTitle), ['Update', 'Update and publish', 'Update', 'Update and publish']);
    assert.deepEqual(lenses[3]?.command?.arguments, [
      {
        definitionUri: definition.uri.toString(),
        target: { updateFileUri: updateFile.uri.toString(), name: 'prod' },
      },
    ]);
    const bare = await waitForLenses(await openFile('refunds.asl.yaml'), (titles) => titles.length === 3);
    assert.match(bare.map(toTitle).join(', '), /Update refunds, Update and publish refunds, Target: refunds/);
    const known = await commands.getCommands(true);
    for (const { command } of [...several, ...lenses, ...bare]) assert.ok(known.includes(command?.command ?? ''));
  });

  it('send nothing while the definition has errors', async () => {
    const document = await openFile('refunds.asl.yaml');
    await waitForLenses(document, (titles) => titles.length === 3);
    await replace(document, 'Next: Small?', 'Next: Smal');
    await commands.executeCommand('stepwright.updateStateMachine');
    // It shows the place of the first error.
    const finding = await waitForFinding(document, 'transition-target-exists');
    await waitUntil(
      'the cursor at the finding',
      () => window.activeTextEditor?.selection.active,
      (cursor) => cursor !== undefined && finding.range.contains(cursor),
    );
  });
});

describe('the language server', () => {
  let document: TextDocument;
  before(async () => {
    document = await openFile('broken.asl.json');
  });
  after(revertAndCloseAll);

  it('is restarted by its command, and findings come back', async () => {
    await waitForWrongStart();
    const old = getServer();
    await commands.executeCommand('stepwright.restartLanguageServer');
    await waitForEnd(old);
    assert.notEqual(getServer().pid, old.pid);
    await waitForWrongStart();
    await mendAndBreakAgain();
  });

  it('comes back by itself when its process is killed, and so do findings', async () => {
    await waitForWrongStart();
    const old = getServer();
    assert.ok(old.kill('SIGKILL'));
    await waitForEnd(old);
    await waitUntil('another process', getServer, ({ pid }) => pid !== old.pid);
    await mendAndBreakAgain();
  });

  function waitForWrongStart(): Promise<Diagnostic[]> {
    return waitForFindings(document, 'the finding at "Strat"', (all) => all.some(isWrongStart));
  }

  /** Findings of the old process would not follow. */
  async function mendAndBreakAgain(): Promise<void> {
    await replace(document, '"Strat"', '"Start"');
    await waitForFindings(document, 'other findings alone', (all) => all.length > 0 && !all.some(isWrongStart));
    await replace(document, '"Start"', '"Strat"');
    await waitForWrongStart();
  }
});

/** By its words: its range follows the text at once, and says nothing about the server. */
function isWrongStart({ message }: Diagnostic): boolean {
  return message.includes('"Strat"');
}

/** `null` as long as a process runs. */
function waitForEnd(server: ChildProcess): Promise<unknown> {
  return waitUntil(
    'the old process to end',
    () => server.exitCode ?? server.signalCode,
    (end) => end !== null,
  );
}

interface Contributed {
  readonly command: string;
  readonly title: string;
  readonly category: string;
  readonly icon: string;
}

function readContributed(): readonly Contributed[] {
  return getExtension().packageJSON.contributes.commands;
}

/** Where each command is enabled, and where a menu shows it. */
function readConditions(): readonly { readonly command: string; readonly when: string }[] {
  const { commands: contributed, menus } = getExtension().packageJSON.contributes;
  const inMenus = Object.values<readonly { command: string; when?: string }[]>(menus).flat();
  return [
    ...contributed.map(({ command, enablement }: { command: string; enablement: string }) => ({
      command,
      when: enablement,
    })),
    ...inMenus.map(({ command, when = '' }) => ({ command, when })),
  ];
}

/** A view or a walkthrough brings commands of its own. */
function isMadeByVSCode(id: string): boolean {
  return /\.(focus|open|resetViewLocation|toggleVisibility|removeView)$/.test(id);
}

function toTitle({ command }: CodeLens): string {
  return command?.title ?? '';
}

/** The process of the language server that was started last. */
function getServer(): ChildProcess {
  const found = servers.findLast(({ spawnargs }) => spawnargs.some((argument) => argument.endsWith('server.cjs')));
  assert.ok(found, 'The language server was never started.');
  return found;
}

function waitForLenses({ uri }: TextDocument, holds: (titles: string[]) => boolean): Promise<CodeLens[]> {
  return waitUntil(
    'the lenses',
    () => commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uri, 10),
    (lenses) => holds(lenses.map(toTitle)),
  );
}
