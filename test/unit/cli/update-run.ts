import assert from 'node:assert/strict';
import { mkdtemp, mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { runDiffCommand } from '../../../cli/src/update/diff-command.ts';
import type { Dialogue } from '../../../cli/src/update/dialogue.ts';
import { runUpdateCommand } from '../../../cli/src/update/update-command.ts';
import { type Endpoint, startEndpoint } from '../../../endpoint/src/endpoint.ts';
import { findText, type Members } from '../../../endpoint/src/members.ts';
import { open, useEnvironment } from '../client/aws-environment.ts';

export const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:wait';
export const PROD = 'arn:aws:states:eu-west-1:222222222222:stateMachine:wait-prod';
export const SECRET = 'wJalrXUtnFEMIsecretEXAMPLEKEY';

/** With a placeholder, in YAML, and a target for each way of asking. */
export const FILES = {
  'wait.asl.yaml': 'StartAt: A\nStates:\n  A: { Type: Wait, Seconds: ${Seconds}, Next: B }\n  B: { Type: Succeed }\n',
  'wait.asl.update.yaml': `targets:
  dev: { stateMachineArn: "${ARN}", definitionSubstitutions: { Seconds: 1 } }
  release: { stateMachineArn: "${ARN}-release", publish: true, definitionSubstitutions: { Seconds: 1 } }
  prod: { stateMachineArn: "${PROD}", protected: true, definitionSubstitutions: { Seconds: 2 } }
  wrong: { stateMachineArn: "${ARN}-wrong", definitionSubstitutions: { Seconds: -1 } }
  suggested: { stateMachineArn: "${ARN}-suggested", profile: dev, definitionSubstitutions: { Seconds: 1 } }
`,
};

/** As it is sent to dev. */
export const SENT = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, Next: 'B' }, B: { Type: 'Succeed' } } };

export interface Told {
  readonly code: number;
  readonly out: string;
  /** All lines of the standard error. */
  readonly notes: string;
  readonly questions: readonly string[];
}

export interface Shop {
  readonly endpoint: Endpoint;
  readonly folder: string;
  /** Without a terminal. */
  update(...args: readonly string[]): Promise<Told>;
  diff(...args: readonly string[]): Promise<Told>;
  /** With somebody who gives these answers, and none after them. */
  answer(answers: readonly string[], ...args: readonly string[]): Promise<Told>;
  write(name: string, text: string): Promise<void>;
  /** A colleague's update. */
  change(arn: string, members: Members): Promise<string>;
  /** What the first update that was accepted sent and got. */
  getUpdate(): { readonly definition: string; readonly revisionId: string };
  /** The inputs of all calls of an operation. */
  listCalls(operation: string): readonly Members[];
}

/** A folder with files, the local endpoint with their machines, and credentials for the account of most of them. */
export async function openShop(
  t: TestContext,
  files: Readonly<Record<string, string>> = FILES,
  { account = '111111111111', config = '' } = {},
): Promise<Shop> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'stepwright-update-')));
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const endpoint = await startEndpoint({ folder });
  await useEnvironment(
    t,
    {
      AWS_ENDPOINT_URL: endpoint.url,
      AWS_ACCESS_KEY_ID: account,
      AWS_SECRET_ACCESS_KEY: SECRET,
      STEPWRIGHT_STATE_HOME: join(folder, 'state'),
    },
    config,
  );
  const before = process.cwd();
  process.chdir(folder);
  t.after(async () => {
    process.chdir(before);
    await endpoint.stop();
    await rm(folder, { recursive: true });
  });
  return {
    endpoint,
    folder,
    update: (...args) => run(runUpdateCommand, args, undefined),
    diff: (...args) => run(runDiffCommand, args, undefined),
    answer: (answers, ...args) => run(runUpdateCommand, args, answers),
    write,
    change: async (stateMachineArn, members) => {
      const service = await open(t);
      const call = { signal: new AbortController().signal, onSent() {} };
      const answer = await service.updateStateMachine({ stateMachineArn, ...members }, call);
      assert.equal(answer.kind, 'answered');
      return answer.kind === 'answered' ? (answer.value.revisionId ?? '') : '';
    },
    getUpdate: () => {
      const [update] = endpoint.listUpdates();
      const definition = findText(update?.input['definition']) ?? '';
      return { definition, revisionId: findText(update?.output['revisionId']) ?? '' };
    },
    listCalls: (operation) =>
      endpoint
        .listRequests()
        .filter((call) => call.operation === operation)
        .map(({ input }) => input),
  };
}

async function run(
  command: (args: readonly string[], dialogue: Dialogue) => Promise<number>,
  args: readonly string[],
  answers: readonly string[] | undefined,
): Promise<Told> {
  const notes: string[] = [];
  const questions: string[] = [];
  let out = '';
  const dialogue: Dialogue = {
    print: (text) => void (out += text),
    note: (line) => void notes.push(line),
    ask: answers && (async (question) => answers[questions.push(question) - 1]),
    signal: new AbortController().signal,
  };
  const code = await command(args, dialogue);
  assert.ok(!`${out}${notes.join('\n')}`.includes(SECRET), 'a secret is never told');
  return { code, out, notes: notes.join('\n'), questions };
}
