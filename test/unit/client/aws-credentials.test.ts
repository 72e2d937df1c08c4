import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nameCredentials } from '../../../client/src/aws/credentials.ts';

function nameIn(environment: Record<string, string>, profile?: string): string {
  const names = ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID'];
  const before = names.map((name) => [name, process.env[name]] as const);
  for (const name of names) delete process.env[name];
  Object.assign(process.env, environment);
  try {
    return nameCredentials(profile);
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

test('the question says where the credentials come from, in the order of the SDK’s chain', () => {
  assert.equal(nameIn({ AWS_PROFILE: 'p', AWS_ACCESS_KEY_ID: 'k' }, 'dev'), 'profile dev');
  assert.equal(nameIn({ AWS_PROFILE: 'p', AWS_ACCESS_KEY_ID: 'k' }), 'profile p (AWS_PROFILE)');
  assert.equal(nameIn({ AWS_ACCESS_KEY_ID: 'k' }), 'keys of the environment (AWS_ACCESS_KEY_ID)');
  assert.match(nameIn({}), /default profile/);
});
