import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { buildCliCommand, type CliCommandInput } from '../../../client/src/update/files/cli-command.ts';
import { quoteForShell } from '../../../client/src/update/files/shell-quote.ts';
import { ARN } from './fake-service.ts';

const noShell = process.platform === 'win32' && 'needs a POSIX shell';
let folder = '';

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepwright-cli-'));
  await writeFile(join(folder, 'aws'), '#!/bin/sh\nprintf \'%s\\0\' "$@"\n');
  await chmod(join(folder, 'aws'), 0o755);
});
after(() => rm(folder, { recursive: true }));

/** What `aws` gets as arguments where a real shell runs the command. */
async function runInShell(command: string): Promise<string[]> {
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH']}`, HOME: '/hidden', LC_ALL: 'C' };
  // From a file: with `-c` the whole command would have to fit into one argument.
  const file = join(folder, 'command');
  await writeFile(file, command);
  const { stdout } = await promisify(execFile)('sh', [file], { env, maxBuffer: 10_000_000 });
  return stdout.split('\0').slice(0, -1);
}

function build(request: object, change: Partial<CliCommandInput> = {}): string {
  const command = buildCliCommand({ request: { stateMachineArn: ARN, ...request }, region: 'eu-west-1', ...change });
  assert.equal(command.kind, 'command', JSON.stringify(command));
  return command.kind === 'command' ? command.text : '';
}

function findReason(request: object, change: Partial<CliCommandInput> = {}): string {
  const command = buildCliCommand({ request: { stateMachineArn: ARN, ...request }, region: 'eu-west-1', ...change });
  return command.kind === 'impossible' ? command.reason : '';
}

/** Every ASCII character but NUL, and what else a shell or a terminal may stumble over. */
const HOSTILE: readonly string[] = [
  '',
  ' ',
  '-x',
  '=ls',
  '~/x',
  "it's",
  "'",
  "''''",
  `"double" and \\back\\slash\\`,
  '$HOME ${HOME} $(echo hacked) `echo hacked`',
  'a\nb\n\n',
  '\r\n\ttab',
  '\u0003; echo hacked\n',
  '\u001B[201~echo hacked\n',
  'C1 \u009B1m, DEL \u007F',
  '! !! * ? [a] {a,b} # & | ; < > ( )',
  'Größe, 名前, 😀, \u202E, \u2028',
  String.fromCharCode(...Array.from({ length: 127 }, (_, code) => code + 1)),
];

test('any text is one word, which a real shell gives back exactly', { skip: noShell }, async () => {
  assert.deepEqual(await runInShell(`aws ${HOSTILE.map((text) => quoteForShell(text)).join(' ')}`), HOSTILE);
});

test('nothing that a terminal takes as a key stands in a command', () => {
  for (const text of HOSTILE) assert.doesNotMatch(quoteForShell(text), /(?!\n)\p{Cc}/u);
});

test('a plain word stands as it is', () => {
  assert.equal(quoteForShell(ARN), ARN);
});

test('every member of a request is an option of the AWS CLI', { skip: noShell }, async () => {
  const definition = '{\n  "Comment": "it\'s `x` $HOME",\n  "StartAt": "A"\n}\n';
  const text = build(
    {
      definition,
      roleArn: 'arn:aws:iam::111111111111:role/orders',
      loggingConfiguration: { level: 'OFF', destinations: [] },
      tracingConfiguration: { enabled: true },
      publish: true,
      versionDescription: "it's -- “new”",
    },
    { profile: 'my dev', endpointUrl: 'http://127.0.0.1:8083' },
  );
  assert.ok(text.startsWith(`aws stepfunctions update-state-machine \\\n  --state-machine-arn ${ARN} \\\n`));
  assert.deepEqual(await runInShell(text), [
    'stepfunctions',
    'update-state-machine',
    '--state-machine-arn',
    ARN,
    '--role-arn',
    'arn:aws:iam::111111111111:role/orders',
    '--logging-configuration',
    '{"level":"OFF","destinations":[]}',
    '--tracing-configuration',
    '{"enabled":true}',
    '--publish',
    '--version-description',
    "it's -- “new”",
    '--region',
    'eu-west-1',
    '--profile',
    'my dev',
    '--endpoint-url',
    'http://127.0.0.1:8083',
    '--definition',
    definition,
  ]);
});

test('what is not there is no option, and what begins with a dash is none of its own', { skip: noShell }, async () => {
  assert.deepEqual((await runInShell(build({ publish: false, versionDescription: '-x' }))).slice(4), [
    '--no-publish',
    '--version-description=-x',
    '--region',
    'eu-west-1',
  ]);
});

test('tabs and carriage returns of a definition are blanks: they mean as little', { skip: noShell }, async () => {
  const [sent = ''] = (await runInShell(build({ definition: '{\r\n\t"A": 1\r\n}' }))).slice(-1);
  assert.equal(sent, '{\n "A": 1\n}');
});

test(
  'the largest definition that fits into an argument does, and beyond that the file is read',
  { skip: noShell },
  async () => {
    const largest = `{"Comment":"${'x'.repeat(128 * 1024 - 1 - 14)}"}`;
    assert.equal((await runInShell(build({ definition: largest }))).at(-1), largest);
    const definition = `${largest} `;
    const path = "/work/it's here/orders.asl.json";
    assert.equal((await runInShell(build({ definition }, { definitionPath: path }))).at(-1), `file://${path}`);
    // A file is for what does not fit.
    assert.equal((await runInShell(build({ definition: '{}' }, { definitionPath: path }))).at(-1), '{}');
  },
);

test('it says why there is no command', () => {
  const definition = `{"Comment":"${'é'.repeat(70_000)}"}`;
  assert.match(findReason({ definition }), /^The definition has 136\.7 KiB, .* no saved file holds it/);
  assert.match(findReason({ definition }, { definitionPath: '/work/$HOME/orders.asl.json' }), /a \$ in its path/);
  assert.match(findReason({ versionDescription: 'a\0b' }), /^--version-description holds a NUL/);
  assert.match(findReason({}, { profile: 'a\0b' }), /^--profile holds a NUL/);
});

test('no text of an update file makes the AWS CLI read something else', () => {
  for (const text of ['file:///etc/passwd', 'fileb://x', 'FILE://x', 'https://example.com', 'http://example.com']) {
    assert.match(findReason({ versionDescription: text }), /^--version-description begins with /, text);
    assert.match(findReason({ roleArn: text }), /^--role-arn begins with /, text);
  }
});
