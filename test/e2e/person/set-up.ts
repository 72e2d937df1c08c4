/** What several tests share: updates as a person starts them, what is told about them, and what reached the endpoint. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach } from 'node:test';
import type { Page } from 'playwright-core';
import type { Endpoint, RecordedRequest } from '../../../endpoint/src/main.ts';
import { waitUntil } from '../wait-until.ts';
import {
  clickLens,
  closeQuickInput,
  movePointerAway,
  pressDialogButton,
  readLenses,
  readNotifications,
  takeScreenshot,
} from './actions.ts';

/** Presses the button of the editor's title. */
export async function pressTitleButton(page: Page, title: string): Promise<void> {
  await page.locator('.editor-group-container.active .editor-actions').getByRole('button', { name: title }).click();
}

/** Updates from the editor's title, and agrees to what is asked. */
export async function update(page: Page): Promise<void> {
  await pressTitleButton(page, 'Update State Machine');
  await pressDialogButton(page, 'Update');
}

/** Waits until the status bar says something. */
export function waitForStatus(page: Page, text: string | RegExp): Promise<void> {
  return page.locator('.part.statusbar .statusbar-item').filter({ hasText: text }).waitFor();
}

/** Points at the text in the status bar; returns what is told. */
export async function hoverStatus(page: Page, text: string): Promise<string> {
  const item = page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  const hover = page.locator('.monaco-hover:visible');
  // What it stands on already tells nothing.
  await movePointerAway(page);
  await item.hover();
  await hover.first().waitFor();
  return (await hover.first().innerText()).replaceAll('\u00a0', ' ');
}

/** What stands in the open input box. */
export async function readInput(page: Page): Promise<string> {
  const input = page.locator('.quick-input-widget input.input');
  await input.waitFor();
  return input.inputValue();
}

/** Waits for the input box or the list with this title. */
export async function waitForPrompt(page: Page, title: string): Promise<void> {
  await page.locator('.quick-input-widget .quick-input-title').getByText(title, { exact: true }).waitFor();
}

/** Dismisses the input box or the list with this title. */
export async function dismissPrompt(page: Page, title: string): Promise<void> {
  await waitForPrompt(page, title);
  await closeQuickInput(page);
}

/** Chooses a target by the lens at the top of the definition. */
export async function selectTarget(page: Page, name: string): Promise<void> {
  await clickLens(page, /^(Select target|Target:)/);
  await pickTarget(page, name);
}

/** Chooses a target in the open list. */
export async function pickTarget(page: Page, name: string): Promise<void> {
  await waitForPrompt(page, 'Select Target');
  await movePointerAway(page);
  await page.locator('.quick-input-widget .monaco-list-row').getByText(name, { exact: true }).click();
  await waitForLens(page, `Update ${name}`);
}

/** Types at the beginning of the active editor's text. */
export async function typeAtTop(page: Page, text: string): Promise<void> {
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText(text);
}

/** Types at a place of the active editor's text. Lines and columns count from 1. */
export async function typeAt(page: Page, line: number, column: number, text: string): Promise<void> {
  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+G');
  await page.locator('.quick-input-widget input.input').fill(`:${line}:${column}`);
  await page.keyboard.press('Enter');
  await waitForStatus(page, `Ln ${line}, Col ${column}`);
  await page.keyboard.insertText(text);
}

/** Puts a text before the comment of orders.asl.json: the smallest change that the service would see. */
export function changeComment(page: Page, text: string): Promise<void> {
  return typeAt(page, 2, '  "Comment": "'.length + 1, text);
}

/** Waits for a notification, and returns its text. */
export async function waitForMessage(page: Page, text: RegExp): Promise<string> {
  const messages = await waitUntil(
    `a message ${text}`,
    () => readNotifications(page),
    (all) => all.some((message) => text.test(message)),
  );
  return messages.find((message) => text.test(message)) ?? '';
}

/** Clears all notifications, so that the next test sees its own. */
export async function clearNotifications(page: Page): Promise<void> {
  const clear = page.locator('.notifications-center').getByRole('button', { name: 'Clear All Notifications' });
  await waitUntil(
    'no notification',
    async () => {
      // The last of them may go by itself meanwhile, as progress does, and the button with it.
      if ((await readNotifications(page)).length > 0) await clear.click({ timeout: 1000 }).catch(() => undefined);
      return readNotifications(page);
    },
    (messages) => messages.length === 0,
  );
}

/** What stands on both sides of the diff editor with this title, as far as it is seen. */
export async function readDiff(page: Page, title: string): Promise<{ readonly left: string; readonly right: string }> {
  await page.locator('.tabs-container .tab.active').filter({ hasText: title }).waitFor();
  const read = async (side: 'original' | 'modified') => {
    const lines = page.locator(`.editor-group-container.active .editor.${side} .view-lines`);
    await lines.locator('.view-line').first().waitFor();
    return (await lines.innerText()).replaceAll('\u00a0', ' ');
  };
  return { left: await read('original'), right: await read('modified') };
}

/** What is seen of the text in the active editor. */
export async function readText(page: Page): Promise<string> {
  const text = await page.locator('.editor-group-container.active .monaco-editor .view-lines').first().innerText();
  return text.replaceAll('\u00a0', ' ');
}

/** Waits for a lens. */
export async function waitForLens(page: Page, text: string): Promise<void> {
  // The language server starts with the first file.
  await waitUntil(
    `the lens "${text}"`,
    () => readLenses(page),
    (lenses) => lenses.includes(text),
    60,
  );
}

/** What an update may ask before it is sent, and after. */
const READS: ReadonlySet<string> = new Set([
  'GetCallerIdentity',
  'DescribeStateMachine',
  'ListTagsForResource',
  'ListStateMachineVersions',
]);

/** The updates that the editor sent since this was called; it may read besides, and do nothing else. */
export function watchUpdates(endpoint: Endpoint): () => readonly Record<string, unknown>[] {
  const list = watchRequests(endpoint);
  return () =>
    list()
      .filter(({ operation }) => !READS.has(operation))
      .map(({ operation, input }) => {
        if (operation !== 'UpdateStateMachine') throw new Error(`${operation} was called.`);
        return input;
      });
}

/** All that the editor asked since this was called. What others do is not signed. */
export function watchRequests({ listRequests }: Endpoint): () => readonly RecordedRequest[] {
  const before = listRequests().length;
  return () =>
    listRequests()
      .slice(before)
      .filter(({ region }) => region !== undefined);
}

/** Waits until so many updates have arrived, and makes sure that they are no more. */
export async function waitForUpdates(list: () => readonly unknown[], count: number): Promise<void> {
  await waitUntil(
    `${count} updates`,
    () => list().length,
    (length) => length >= count,
  );
  assert.equal(list().length, count);
}

export function readWorkspaceFile(workspace: string, name: string): Promise<string> {
  return readFile(join(workspace, name), 'utf8');
}

/** Keeps a picture of the page for each test of a file that fails. */
export function keepPictures(page: Page): void {
  afterEach(async (context) => {
    if (!('passed' in context) || context.passed) return;
    const name = context.name.replaceAll(/[^\w]+/g, '-').slice(0, 60);
    await takeScreenshot(page, `failed-${name}`).catch(() => undefined);
  });
}
