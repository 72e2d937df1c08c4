/** What a person does and sees in VS Code. Every function waits for what it needs; none waits for a time. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { resultsFolder } from '../surroundings.ts';
import { waitUntil } from '../wait-until.ts';

/** Opens a file of the workspace's first level from the explorer, and waits for its text. */
export async function openFile(page: Page, name: string): Promise<void> {
  const label = JSON.stringify(name);
  await page.locator(`.explorer-folders-view .monaco-list-row[aria-label^=${label}]`).dblclick();
  await page.locator(`.tabs-container .tab.active[data-resource-name=${label}]`).waitFor();
  await page.locator('.editor-group-container.active .monaco-editor .view-line').first().waitFor();
}

export async function clickLens(page: Page, text: string | RegExp): Promise<void> {
  await page.locator('.codelens-decoration a').filter({ hasText: text }).first().click();
}

/** The lenses that stand in the editor, from the top. */
export async function readLenses(page: Page): Promise<readonly string[]> {
  return page.locator('.codelens-decoration a').allInnerTexts();
}

/** Runs a command from the palette by its full title, as in "Stepwright: Show Log". */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await fillQuickInput(page, `>${title}`);
  await pick(page, title);
}

/** The commands that the palette offers for a text. */
export async function findCommands(page: Page, text: string): Promise<readonly string[]> {
  await page.keyboard.press('F1');
  await fillQuickInput(page, `>${text}`);
  const rows = quickInput(page).locator('.monaco-list-row');
  await rows.first().waitFor();
  const titles = await rows.locator('.label-name').allInnerTexts();
  await closeQuickInput(page);
  return titles;
}

/** Dismisses the open list or input box. */
export async function closeQuickInput(page: Page): Promise<void> {
  const input = quickInput(page).locator('input.input');
  await waitUntil(
    'the list or input box to go',
    async () => {
      // Where a hover is shown, the first key only closes that.
      await input.press('Escape', { timeout: 1000 }).catch(() => undefined);
      return quickInput(page).isVisible();
    },
    (visible) => !visible,
  );
}

/** What the pointer rests on is told in a hover, which would cover what comes next, or be taken for it. */
export async function movePointerAway(page: Page): Promise<void> {
  await page.mouse.move(640, 300);
  await page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
}

/** Chooses a row of the open list by its text. */
export async function pick(page: Page, text: string | RegExp): Promise<void> {
  await movePointerAway(page);
  await quickInput(page).locator('.monaco-list-row').filter({ hasText: text }).first().click();
}

/** The rows of the open list. */
export async function readPicks(page: Page): Promise<readonly string[]> {
  await quickInput(page).locator('.monaco-list-row').first().waitFor();
  return quickInput(page).locator('.monaco-list-row').allInnerTexts();
}

/** Answers the open input box. */
export async function enterInput(page: Page, text: string): Promise<void> {
  await fillQuickInput(page, text);
  await page.keyboard.press('Enter');
}

/** What the open input box says about what was entered, where it refuses it; also the prompt. */
export async function readInputMessage(page: Page): Promise<string> {
  return quickInput(page).locator('.quick-input-message').innerText();
}

/** Presses a button of the open modal dialog. */
export async function pressDialogButton(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-dialog-box .monaco-button').getByText(text, { exact: true }).click();
}

/** The open modal dialog's message and detail. */
export async function readDialog(page: Page): Promise<string> {
  return page.locator('.monaco-dialog-box .dialog-message-container').innerText();
}

/** Waits for the modal dialog that says this; returns its message and detail. */
export function waitForDialog(page: Page, text: RegExp): Promise<string> {
  return waitUntil(
    `a dialog ${text}`,
    () => readDialog(page),
    (shown) => text.test(shown),
  );
}

/** Shows the Problems panel. */
export async function openProblems(page: Page): Promise<void> {
  if (!(await page.locator('.markers-panel').isVisible())) await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel').waitFor();
}

/** What the Problems panel tells, files and findings, one text a row. */
export async function readProblems(page: Page): Promise<readonly string[]> {
  return readLabels(page.locator('.markers-panel .monaco-list-row'));
}

/** The texts of the status bar that are seen. */
export async function readStatusBar(page: Page): Promise<readonly string[]> {
  const texts = await page.locator('.part.statusbar .statusbar-item:visible').allInnerTexts();
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Opens the notification center, and reads every notification. */
export async function readNotifications(page: Page): Promise<readonly string[]> {
  const center = page.locator('.notifications-center');
  if (!(await center.isVisible())) {
    await waitUntil(
      'the notification center',
      async () => {
        // A message that goes at this moment takes the center with it.
        await page.locator('.statusbar-item[id="status.notifications"] a').click();
        await center.waitFor({ timeout: 2000 }).catch(() => undefined);
        return center.isVisible();
      },
      (visible) => visible,
    );
  }
  // VS Code may still draw what was just cleared.
  const title = await center.locator('.notifications-center-header-title').innerText();
  return /^no new/i.test(title) ? [] : center.locator('.notification-list-item-message').allInnerTexts();
}

/** Presses a button of a notification in the notification center: of the one that says this, or of the only one that has it. */
export async function pressNotificationButton(page: Page, text: string, message: string | RegExp = ''): Promise<void> {
  await readNotifications(page);
  // What it stands on may tell something right over the button.
  await movePointerAway(page);
  const notification = page.locator('.notifications-center .notification-list-item').filter({ hasText: message });
  await notification.locator('.monaco-button').getByText(text, { exact: true }).click();
}

/** Leaves Restricted Mode, and closes the page that asks about it. */
export async function trustWorkspace(page: Page): Promise<void> {
  await page.locator('.part.banner').getByText('Manage', { exact: true }).click();
  const trust = page.locator('.workspace-trust-editor .monaco-button').getByText('Trust', { exact: true });
  await trust.waitFor();
  await waitUntil(
    'the folder to be trusted',
    async () => {
      // The page is drawn anew while it opens, and a click on the old one is lost.
      if (await trust.isVisible()) await trust.click({ timeout: 1000 }).catch(() => undefined);
      return page.locator('.part.banner').isVisible();
    },
    (restricted) => !restricted,
  );
  // A modal box in the newest VS Code, a tab in the oldest.
  await page
    .locator(`.monaco-modal-editor-block .codicon-close, .tab.active[aria-label^="Workspace Trust"] .codicon-close`)
    .first()
    .click();
  await page.locator('.workspace-trust-editor').waitFor({ state: 'hidden' });
}

/** Saves the active editor, and waits until nothing of it is unsaved. */
export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S');
  await page.locator('.tabs-container .tab.active.dirty').waitFor({ state: 'detached' });
}

/** Keeps a picture in `test-results/`; returns its path. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  await mkdir(resultsFolder, { recursive: true });
  const path = join(resultsFolder, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget');
}

async function fillQuickInput(page: Page, text: string): Promise<void> {
  const input = quickInput(page).locator('input.input');
  await input.waitFor();
  await input.fill(text);
}

async function readLabels(rows: Locator): Promise<readonly string[]> {
  const labels = await rows.evaluateAll((elements) => elements.map((element) => element.getAttribute('aria-label')));
  return labels.filter((label) => label !== null);
}
