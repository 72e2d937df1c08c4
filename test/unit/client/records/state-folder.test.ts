import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { test } from 'node:test';
import { getStateFolder, toMachineFolderName } from '../../../../client/src/update/records/state-folder.ts';
import { ARN, OTHER_ARN } from './samples.ts';

test("the folder is where the platform's convention puts it", () => {
  const local = 'D:\\Local';
  for (const [env, platform, home, expected] of [
    [{}, 'linux', '/home/a', '/home/a/.local/state/stepwright'],
    [{ XDG_STATE_HOME: '/state' }, 'linux', '/home/a', '/state/stepwright'],
    [{ XDG_STATE_HOME: '/state' }, 'darwin', '/Users/a', '/Users/a/Library/Application Support/stepwright'],
    [{ LOCALAPPDATA: local }, 'win32', 'C:\\Users\\a', 'D:\\Local\\stepwright'],
    [{}, 'win32', 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Local\\stepwright'],
    [{ STEPWRIGHT_STATE_HOME: '/mine', XDG_STATE_HOME: '/state' }, 'linux', '/home/a', '/mine'],
    [{ STEPWRIGHT_STATE_HOME: 'D:\\mine', LOCALAPPDATA: local }, 'win32', 'C:\\Users\\a', 'D:\\mine'],
  ] as const) {
    assert.equal(getStateFolder(env, platform, home), expected);
  }
});

test('a variable that is empty or relative counts for nothing', () => {
  for (const value of ['', '.', 'state', '../state']) {
    const env = { STEPWRIGHT_STATE_HOME: value, XDG_STATE_HOME: value, LOCALAPPDATA: value };
    assert.equal(getStateFolder(env, 'linux', '/home/a'), '/home/a/.local/state/stepwright');
    assert.equal(getStateFolder(env, 'win32', 'C:\\Users\\a'), 'C:\\Users\\a\\AppData\\Local\\stepwright');
  }
});

test("a machine's folder is named after it", () => {
  assert.match(toMachineFolderName(ARN), /^orders-eu-west-1-111111111111-[0-9a-f]{16}$/);
  assert.equal(toMachineFolderName(ARN), toMachineFolderName(ARN));
});

const HOSTILE = [
  '',
  '.',
  '..',
  '../../../etc',
  '..\\..\\windows',
  '/etc/passwd',
  'C:\\windows',
  'CON',
  'con',
  'nul.txt',
  'COM1',
  'LPT¹',
  'trailing. ',
  '-rf',
  '~',
  'a\0b',
  'a\nb',
  '*?"<>|',
  'ﬁ',
  'é',
  'e\u0301',
  '\ud800',
  '🎉'.repeat(500),
  'x'.repeat(5000),
  `${'x'.repeat(5000)}y`,
  'Orders',
  'orders',
  'ORDERS',
  'last-seen.json',
  'constructor',
  '__proto__',
];

test('no name leaves the folder, has a meaning of its own or collides', () => {
  const arns = HOSTILE.flatMap((name) => [
    name,
    `arn:aws:states:eu-west-1:111111111111:stateMachine:${name}`,
    `arn:aws:states:${name}:111111111111:stateMachine:orders`,
    `arn:aws:states:eu-west-1:${name}:stateMachine:orders`,
    `arn:${name}:states:eu-west-1:111111111111:stateMachine:orders`,
  ]);
  const names = [...new Set([...arns, OTHER_ARN])].map((arn) => toMachineFolderName(arn));
  for (const name of names) {
    assert.match(name, /^([A-Za-z0-9_][A-Za-z0-9_-]*-)?[0-9a-f]{16}$/);
    assert.ok(name.length <= 140, name);
    assert.equal(posix.dirname(posix.join('/state', name)), '/state');
    assert.equal(win32.dirname(win32.join('C:\\state', name)), 'C:\\state');
  }
  assert.equal(new Set(names.map((name) => name.toLowerCase())).size, names.length);
});
