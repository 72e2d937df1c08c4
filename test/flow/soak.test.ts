import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SOAK = fileURLToPath(new URL('soak.ts', import.meta.url));

test('a short soak: `npm run soak` makes it long', { timeout: 120_000 }, async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [SOAK, '--saves', '60', '--seed', '1']);
  assert.match(stdout, /^Seed 1, 60 saves\nsaves [67]\d, byHand \d/);
});
