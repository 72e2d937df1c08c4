import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { enableUpdateOnSave } from '../../client/src/update/save/save-consent.ts';
import { SaveUpdates } from '../../client/src/update/save/save-updates.ts';
import type { TargetSummary } from '../../server/src/protocol.ts';
import { type FlowOptions, startFlow, type StartedFlow } from './flow.ts';
import type { Workspace } from './workspace.ts';

/** Saves that update. */
export interface Saving {
  readonly flow: StartedFlow;
  readonly saves: SaveUpdates;
  readonly target: TargetSummary;
  /** Writes the definition that says this, and saves it. */
  save(comment?: string): Promise<void>;
}

/** Update on save is enabled, and what was seen and called for that forgotten. */
export async function enableSaves(context: TestContext, workspace: Workspace, options?: FlowOptions): Promise<Saving> {
  const flow = await startFlow(context, workspace, options);
  const { definitionUri, folderUri, language, client, languageId, write } = workspace;
  await client.open(definitionUri, write('ours'), languageId);
  context.after(() => client.close(definitionUri));
  const { targets } = await language.listTargets(definitionUri);
  const [target] = targets;
  assert.ok(target);
  assert.equal((await enableUpdateOnSave(flow.ports, target, { definitionUri, folderUri })).kind, 'enabled');
  flow.person.seen.length = 0;
  flow.endpoint.clearRequests();
  const saves = new SaveUpdates(flow.ports);
  return {
    flow,
    saves,
    target,
    save: async (comment = 'ours') => {
      // The editor sends the text before it tells of the save.
      await client.change(definitionUri, { text: write(comment) });
      await saves.handleSave({ uri: definitionUri, folderUri, isUnchanged: () => true });
    },
  };
}
