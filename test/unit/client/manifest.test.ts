import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ADJUSTABLE_RULES } from '../../../server/src/features/rule-list.ts';
import { LEVELS } from '../../../server/src/text/finding-levels.ts';

const root = new URL('../../../', import.meta.url);
const manifest: unknown = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));

/** What stands at a path of the manifest. */
function read(...path: string[]): unknown {
  return path.reduce<unknown>((value, name) => (isObject(value) ? value[name] : undefined), manifest);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readList(...path: string[]): Record<string, unknown>[] {
  const value = read(...path);
  assert.ok(Array.isArray(value), path.join('.'));
  return value.filter(isObject);
}

const commands = readList('contributes', 'commands');
const contributed = commands.map(({ command }) => String(command));

/** The ids in the files of the commands that `commands.ts` lists: `vscode` can't be imported here. */
function listRegistered(): string[] {
  const folder = new URL('client/src/commands/', root);
  const listed = readFileSync(new URL('commands.ts', folder), 'utf8');
  return readdirSync(folder)
    .filter((file) => listed.includes(`'./${file}'`))
    .flatMap((file) => /^ {2}id: '(stepwright\.\w+)',$/m.exec(readFileSync(new URL(file, folder), 'utf8'))?.[1] ?? []);
}

test('every contributed command is registered, and the other way round', () => {
  assert.deepEqual(new Set(listRegistered()), new Set(contributed));
  assert.equal(listRegistered().length, contributed.length);
});

test('every file of a command is listed', () => {
  const folder = new URL('client/src/commands/', root);
  const listed = readFileSync(new URL('commands.ts', folder), 'utf8');
  const forgotten = readdirSync(folder).filter(
    (file) => /: Command = \{/.test(readFileSync(new URL(file, folder), 'utf8')) && !listed.includes(`'./${file}'`),
  );
  assert.deepEqual(forgotten, []);
});

test('every command has a title, the category, an icon and an enablement', () => {
  for (const { command, title, category, icon, enablement } of commands) {
    assert.match(String(title), /^[A-Z]/, String(command));
    assert.equal(category, 'Stepwright', String(command));
    assert.match(String(icon), /^\$\([a-z-]+\)$/, String(command));
    assert.ok(typeof enablement === 'string' && enablement !== '', String(command));
  }
});

test('menus name contributed commands, and say when', () => {
  const menus = read('contributes', 'menus');
  assert.ok(isObject(menus));
  const items = Object.values(menus).flat().filter(isObject);
  assert.ok(items.length > 0);
  for (const { command, when } of items) {
    assert.ok(contributed.includes(String(command)), String(command));
    assert.equal(typeof when, 'string');
  }
});

test('the buttons of an editor are for files: not for the old side of a comparison, nor for an unsaved text', () => {
  for (const { command, when } of readList('contributes', 'menus', 'editor/title')) {
    // In a remote window, as in WSL, the files that the extension knows as `file` are `vscode-remote` to menus.
    assert.ok(String(when).startsWith('resourceScheme =~ /^(file|vscode-remote)$/ && '), String(command));
  }
});

test('the walkthrough has at most five steps, whose pages and commands exist', () => {
  for (const walkthrough of readList('contributes', 'walkthroughs')) {
    const steps = walkthrough['steps'];
    assert.ok(Array.isArray(steps) && steps.length > 0 && steps.length <= 5);
    for (const step of steps.filter(isObject)) {
      const media = step['media'];
      assert.ok(isObject(media));
      assert.ok(readFileSync(new URL(String(media['markdown']), root), 'utf8').length > 0);
      for (const [, id = ''] of String(step['description']).matchAll(/command:([\w.]+)/g))
        assert.ok(contributed.includes(id), id);
    }
  }
});

test('Restricted Mode is limited, and restricts settings that exist', () => {
  assert.equal(read('capabilities', 'untrustedWorkspaces', 'supported'), 'limited');
  assert.equal(typeof read('capabilities', 'untrustedWorkspaces', 'description'), 'string');
  const settings = read('contributes', 'configuration', 'properties');
  assert.ok(isObject(settings));
  const restricted = read('capabilities', 'untrustedWorkspaces', 'restrictedConfigurations');
  assert.ok(Array.isArray(restricted));
  for (const name of restricted) assert.ok(String(name) in settings, String(name));
});

/** What a folder may set: it changes what is shown, and neither where anything goes nor what is asked. */
const FOLDER_SETTINGS: ReadonlySet<string> = new Set(['stepwright.rules', 'stepwright.workspaceProblems']);

test('no folder sets what redirects, runs or asks less: every other setting is this user’s alone', () => {
  const settings = read('contributes', 'configuration', 'properties');
  const restricted = read('capabilities', 'untrustedWorkspaces', 'restrictedConfigurations');
  assert.ok(isObject(settings) && Array.isArray(restricted));
  for (const [name, setting] of Object.entries(settings)) {
    if (FOLDER_SETTINGS.has(name)) continue;
    assert.ok(isObject(setting) && ['application', 'machine'].includes(String(setting['scope'])), `${name}: its scope`);
    assert.ok(restricted.includes(name), `${name} is not restricted`);
  }
});

test('the setting of severities knows every rule that has one to set, and every severity', () => {
  const setting = read('contributes', 'configuration', 'properties', 'stepwright.rules');
  assert.ok(isObject(setting));
  const { propertyNames, additionalProperties } = setting;
  assert.ok(isObject(propertyNames) && isObject(additionalProperties));
  const codes = ADJUSTABLE_RULES.map(({ code }) => code);
  assert.deepEqual(propertyNames['enum'], codes, 'Run `npm run generate`.');
  assert.deepEqual(additionalProperties['enum'], LEVELS);
  const descriptions = propertyNames['enumDescriptions'];
  assert.ok(Array.isArray(descriptions));
  assert.equal(descriptions.length, codes.length);
});

test('it starts with each of its languages and with nothing else', () => {
  const languages = readList('contributes', 'languages').map(({ id }) => `onLanguage:${String(id)}`);
  const events = read('activationEvents');
  assert.ok(Array.isArray(events));
  assert.deepEqual(new Set(events), new Set(languages));
});

test('the icon and the bundle are where the manifest says', () => {
  assert.equal(read('main'), './dist/extension.cjs');
  const icon = readFileSync(new URL(String(read('icon')), root));
  assert.equal(icon.subarray(1, 4).toString(), 'PNG');
  assert.ok(icon.readUInt32BE(16) >= 128, 'at least 128 pixels wide');
});
