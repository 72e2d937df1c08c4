import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { HistoryEntry, UnfinishedUpdate } from '../../../../client/src/update/records/records.ts';
import type { DeployedMachine } from '../../../../server/src/protocol.ts';

export const ARN = 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders';
export const OTHER_ARN = 'arn:aws:states:eu-west-1:222222222222:stateMachine:orders';
export const TIME = '2026-03-01T10:00:00.000Z';

export function buildMachine(change: Partial<DeployedMachine> = {}): DeployedMachine {
  return {
    stateMachineArn: ARN,
    type: 'STANDARD',
    definition: '{\r\n\t"StartAt": "Grüße 🎉", "States": {}\n}',
    roleArn: 'arn:aws:iam::111111111111:role/orders',
    loggingConfiguration: { level: 'ALL', includeExecutionData: false, destinations: [] },
    tracingConfiguration: { enabled: true },
    encryptionConfiguration: { type: 'AWS_OWNED_KEY', kmsKeyId: null },
    revisionId: 'r-1',
    creationDate: '2025-01-01T00:00:00.000Z',
    ...change,
  };
}

export function buildEntry(change: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    time: TIME,
    stateMachineArn: ARN,
    startedBy: 'command',
    sentMembers: ['definition'],
    before: buildMachine(),
    revisionId: 'r-2',
    ...change,
  };
}

export function buildUnfinished(change: Partial<UnfinishedUpdate> = {}): UnfinishedUpdate {
  return {
    id: randomUUID(),
    time: new Date().toISOString(),
    target: { updateFileUri: 'file:///work/orders.asl.update.yaml', name: 'dev' },
    region: 'eu-west-1',
    profile: 'dev',
    startedBy: 'save',
    request: { stateMachineArn: ARN, definition: '{"StartAt":"A"}', tracingConfiguration: { enabled: true } },
    before: buildMachine(),
    ...change,
  };
}

/** A path in a folder of its own, where nothing is yet. Goes with the test. */
export function makeStatePath(context: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'stepwright-records-'));
  context.after(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'state', 'stepwright');
}

/** All below a folder, by their paths in it. */
export function listBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}
