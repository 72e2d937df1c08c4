/** What activation costs. It must run in a window where nothing of ours was opened yet: its file's name is the first one. */
import { strict as assert } from 'node:assert';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { after, describe, it } from 'mocha';
import { commands, languages, type Uri, workspace } from 'vscode';
import { type ActivationTimes, writeTimes } from '../activation-times.ts';
import { resultMark } from '../result-mark.ts';
import { waitUntil } from '../wait-until.ts';
import { closeAll, getExtension, listFindings, openFile, toFileUri } from './editor.ts';

describe('activation', () => {
  after(closeAll);

  it('waits for a definition, and loads nothing of AWS', async () => {
    const extension = getExtension();
    await openFile('README.md');
    assert.equal(extension.isActive, false, 'It is active before a file of ours was opened.');
    await waitForRest();

    const uri = toFileUri('broken.asl.json');
    const from = performance.now();
    const told = waitForDocument(uri);
    const diagnosed = waitForDiagnostics(uri);
    await openFile('broken.asl.json');
    const opening = { told: (await told) - from, diagnosed: (await diagnosed) - from };
    assert.equal(extension.isActive, true);

    const loaded = new Set(Object.keys(require.cache).map((path) => basename(path)));
    assert.ok(loaded.has('extension.cjs'), 'The cache of modules can not be seen.');
    assert.ok(!loaded.has('aws.cjs'), "AWS's SDK is loaded by activation.");

    const activation = await readActivation(extension.id);
    console.log(`${resultMark}${writeTimes({ ...activation, ...opening })}`);
  });
});

function waitForDocument(uri: Uri): Promise<number> {
  return new Promise((resolve) => {
    const listener = workspace.onDidOpenTextDocument((document) => {
      if (document.uri.toString() !== uri.toString()) return;
      listener.dispose();
      resolve(performance.now());
    });
  });
}

function waitForDiagnostics(uri: Uri): Promise<number> {
  return new Promise((resolve) => {
    const listener = languages.onDidChangeDiagnostics(() => {
      if (listFindings(uri).length === 0) return;
      listener.dispose();
      resolve(performance.now());
    });
  });
}

/** For a measurement: a window that has just started keeps the machine busy. A busy machine is not waited for without end. */
async function waitForRest(): Promise<void> {
  if (process.env['STEPWRIGHT_BENCH'] === undefined) return;
  for (let tries = 0; tries < 20; tries++) {
    const before = readProcessorTimes();
    await pause(1000);
    const now = readProcessorTimes();
    if ((now.idle - before.idle) / (now.all - before.all) > 0.9) return;
  }
  console.log(`${resultMark}The machine does not rest: what is measured includes the work of others.`);
}

function readProcessorTimes(): { idle: number; all: number } {
  const all = cpus().map(({ times }) => times);
  const idle = all.reduce((sum, times) => sum + times.idle, 0);
  return {
    idle,
    all: all.reduce((sum, { user, nice, sys, idle: rest, irq }) => sum + user + nice + sys + rest + irq, 0),
  };
}

/** Milliseconds, as VS Code itself measured them: it shows them on its page "Startup Performance". */
async function readActivation(id: string): Promise<Pick<ActivationTimes, 'load' | 'call' | 'finish'>> {
  await commands.executeCommand('perfview.show');
  const readRow = () =>
    workspace.textDocuments
      .flatMap((document) => document.getText().split('\n'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .find((cells) => cells[1] === id);
  const cells = await waitUntil('the activation times of the extension', readRow, (found) => found !== undefined);
  const [, , , load, call, finish] = (cells ?? []).map(Number);
  assert.ok(load !== undefined && call !== undefined && finish !== undefined, `Another table: ${cells?.join('|')}`);
  assert.ok(Number.isFinite(load + call + finish), `No times: ${cells?.join('|')}`);
  return { load, call, finish };
}
