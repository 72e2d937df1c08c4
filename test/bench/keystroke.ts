/** What somebody feels who types in an open document: a real server process on a real connection. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { DocumentSymbolRequest, FoldingRangeRequest } from 'vscode-languageserver-protocol/node';
import { stringify } from 'yaml';
import { SERVER_NODE_OPTIONS } from '../../server/src/protocol.ts';
import { Client, waitFor } from '../protocol/client.ts';
import { SIZES } from './check.ts';
import { buildDefinition } from './definitions.ts';
import { formatTime, formatTimes, type Measured, summarize, toRow } from './measure.ts';
import type { Format, OtherService } from '../support/other-service.ts';
import type { Promised } from './promises.ts';

const KEYSTROKES = 40;
const WARM_UP = 10;
const WIDTHS = [7, 7, 15, 15, 15, 13, 10, 10, 15];
const TARGETS = ['dev', 'test', 'prod'];

interface Typing {
  readonly times: Measured;
  readonly longest: Measured;
  readonly rss: number;
  readonly heapUsed: number;
}

export async function benchKeystroke(other: OtherService | undefined): Promise<Promised[]> {
  console.log(
    `\nA keystroke: from sending the edit to the diagnostics of the new text, with the outline and the folding asked for beside
them as editors do. Milliseconds (median, 95th percentile). "breaking": every other one leaves the text broken. "targets": the text
has a placeholder, and is checked as it is and as ${TARGETS.length} targets are sent it. "block": without targets, the longest time for which the server's event loop stood still in a keystroke. Memory in MB, afterwards. The other service: its check of the
text in this process, without a connection.\n`,
  );
  console.log(
    toRow(WIDTHS, ['states', 'format', 'diagnostics', 'breaking', 'targets', 'block', 'RSS', 'heap', 'other service']),
  );
  const promises: Promised[] = [];
  for (const count of SIZES) {
    for (const format of ['json', 'yaml'] as const) {
      const json = buildDefinition(count);
      const text = format === 'json' ? json : stringify(JSON.parse(json));
      const typing = await type(text, format, 'a');
      // It closes the string too early.
      const breaking = await type(text, format, '"');
      const withTargets = await type(text.replace('Generated', '${Stage}'), format, 'a', buildUpdateFile());
      const block = Math.max(typing.longest.p95, breaking.longest.p95);
      const cells = [
        formatTimes(typing.times),
        formatTimes(breaking.times),
        formatTimes(withTargets.times),
        `${formatTime(Math.max(typing.longest.median, breaking.longest.median))} ${formatTime(block)}`,
        formatMemory(Math.max(typing.rss, breaking.rss)),
        formatMemory(Math.max(typing.heapUsed, breaking.heapUsed)),
        other ? formatTimes(await measureOther(text, format, other)) : '',
      ];
      console.log(toRow(WIDTHS, [`${count}`, format === 'json' ? 'JSON' : 'YAML', ...cells]));
      if (format === 'yaml' || count < 3_000) continue;
      const findings = Math.max(typing.times.p95, breaking.times.p95);
      promises.push(
        { what: 'a piece of work after a keystroke at 1 MiB of JSON', measured: block, most: 16, unit: ' ms' },
        { what: 'the findings after a keystroke at 1 MiB of JSON', measured: findings, most: 100, unit: ' ms' },
        { what: 'memory of the server at 1 MiB of JSON', measured: typing.rss / 1e6, most: 150, unit: ' MB' },
      );
    }
  }
  return promises;
}

function buildUpdateFile(): string {
  const targets = TARGETS.map((name) => {
    const stateMachineArn = `arn:aws:states:eu-west-1:111111111111:stateMachine:orders-${name}`;
    return [name, { stateMachineArn, definitionSubstitutions: { Stage: name } }] as const;
  });
  return JSON.stringify({ targets: Object.fromEntries(targets) });
}

/** Types a character in the middle of the document and takes it back, in turns. */
async function type(text: string, format: Format, typed: string, updateFile?: string): Promise<Typing> {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-bench-'));
  const monitor = join(folder, 'monitor.json');
  const client = await startMonitored(monitor);
  try {
    const uri = `file:///bench/orders.asl.${format}`;
    if (updateFile !== undefined) await client.open('file:///bench/orders.asl.update.json', updateFile, 'asl-update');
    await client.open(uri, text, format === 'json' ? 'asl' : 'asl-yaml');
    await client.pull(uri);
    const lines = text.split('\n');
    const line = lines.findIndex(
      (_, index) => index > lines.length / 2 && /"?Next"?: "?State/.test(lines[index] ?? ''),
    );
    const character = (lines[line]?.indexOf('State') ?? 0) + 3;
    const times: number[] = [];
    const blocks: number[] = [];
    let last = await readMonitor(client, monitor);
    for (let key = 0; key < WARM_UP + KEYSTROKES; key++) {
      const isTyped = key % 2 === 0;
      const range = { start: { line, character }, end: { line, character: character + (isTyped ? 0 : 1) } };
      const from = performance.now();
      await client.change(uri, { range, text: isTyped ? typed : '' });
      const textDocument = { uri };
      const asked = [
        client.pull(uri).then(() => performance.now() - from),
        client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument }),
        client.connection.sendRequest(FoldingRangeRequest.type, { textDocument }),
      ] as const;
      const [time] = await Promise.all(asked);
      last = await readMonitor(client, monitor);
      if (key < WARM_UP) continue;
      times.push(time);
      blocks.push(last.longest);
    }
    return { times: summarize(times), longest: summarize(blocks), rss: last.rss, heapUsed: last.heapUsed };
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function startMonitored(monitor: string): Promise<Client> {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] =
    `${SERVER_NODE_OPTIONS.join(' ')} --require=${fileURLToPath(new URL('server-monitor.cjs', import.meta.url))}`;
  process.env['STEPWRIGHT_MONITOR'] = monitor;
  try {
    return await Client.start();
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
}

interface Monitored {
  readonly longest: number;
  readonly rss: number;
  readonly heapUsed: number;
}

/** Of the time since it was read before. */
async function readMonitor(client: Client, path: string): Promise<Monitored> {
  rmSync(path, { force: true });
  client.process.kill('SIGUSR2');
  return waitFor(() => {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Monitored;
    } catch {
      // Not written yet.
      return undefined;
    }
  });
}

async function measureOther(text: string, format: Format, other: OtherService): Promise<Measured> {
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const from = performance.now();
    await other.check(text, format);
    times.push(performance.now() - from);
  }
  return summarize(times);
}

function formatMemory(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
