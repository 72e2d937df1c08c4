import { parseStateMachineArn } from '../catalog/state-machine-arn.ts';
import { findPlaceholders } from '../syntax/placeholder.ts';
import { buildUpdateFileText } from '../update/template.ts';
import { findBaseName } from '../features/file-kind.ts';
import {
  buildUpdateFile,
  type BuildUpdateFileParams,
  composeUpdate,
  endUpdate,
  type EndUpdateParams,
  explainFailure,
  type Explanation,
  listTargets,
  type ListTargetsParams,
  type NewUpdateFile,
  selectTarget,
  type SelectTargetParams,
  type TargetList,
} from '../protocol.ts';
import { findTargetSummary } from '../update/target-summary.ts';
import { answerComposeUpdate, buildRefusal } from './compose-request.ts';
import { answerExplainFailure } from './explain-request.ts';
import { guardNotification, guardRequest } from './guard.ts';
import { PendingUpdates } from './pending-updates.ts';
import type { Publisher } from './publisher.ts';
import { findLinkedFiles, findSelectedTarget, type Session } from './session.ts';
import { findFileName, findFolderUri, toUriKey } from '../features/uri.ts';

/** Serves every request of `protocol.ts`. */
export function registerUpdates(session: Session, publisher: Publisher): PendingUpdates {
  const { connection, log, serviceFindings, selectedTargets } = session;
  const pending = new PendingUpdates();
  const failed: Explanation = {
    title: 'The update failed, and its reason could not be read.',
    advice: 'The log says more.',
    retry: 'no',
    places: [],
  };

  connection.onRequest(
    listTargets,
    guardRequest(
      log,
      'listTargets',
      () => ({ targets: [], updateFileUris: [] }),
      (params) => answerListTargets(session, params),
    ),
  );
  connection.onRequest(
    composeUpdate,
    guardRequest(
      log,
      'composeUpdate',
      ({ target }) =>
        buildRefusal(target.updateFileUri, 'Composing the update failed. The log of the language server says why.'),
      (params) => answerComposeUpdate(session, pending, params),
    ),
  );
  connection.onRequest(
    explainFailure,
    guardRequest(
      log,
      'explainFailure',
      () => failed,
      (params) => answerExplainFailure(session, pending, publisher, params),
    ),
  );
  connection.onRequest(
    buildUpdateFile,
    guardRequest(
      log,
      'buildUpdateFile',
      () => null,
      (params) => answerBuildUpdateFile(session, params),
    ),
  );
  connection.onNotification(
    endUpdate,
    guardNotification(log, 'endUpdate', ({ updateId, succeeded }: EndUpdateParams) => {
      const update = pending.remove(updateId);
      if (!update || !succeeded) return;
      for (const document of [update.updateFile, update.definition]) {
        if (!document || serviceFindings.find(document.uri).length === 0) continue;
        serviceFindings.clear(document.uri);
        publisher.publish(document.uri);
      }
    }),
  );
  connection.onNotification(
    selectTarget,
    guardNotification(log, 'selectTarget', ({ definitionUri, target }: SelectTargetParams) => {
      if (target) selectedTargets.set(toUriKey(definitionUri), target);
      else selectedTargets.delete(toUriKey(definitionUri));
      publisher.refreshSoon();
    }),
  );
  return pending;
}

async function answerListTargets(session: Session, { uri }: ListTargetsParams): Promise<TargetList> {
  const { workspace } = session;
  await Promise.all([workspace.waitForSiblings(uri), workspace.waitForScans()]);
  const document = await workspace.readDocument(uri);
  if (!document) return { targets: [], updateFileUris: [] };
  const { definitionUri, updateFiles } = findLinkedFiles(session, document);
  const targets = updateFiles.flatMap((file) =>
    file.getUpdateFile().targets.flatMap((target) => findTargetSummary(file.uri, target) ?? []),
  );
  const selected = definitionUri === undefined ? undefined : findSelectedTarget(session, definitionUri, updateFiles);
  const known = targets.find(({ ref }) => ref.updateFileUri === selected?.updateFileUri && ref.name === selected.name);
  return {
    definitionUri,
    targets,
    selected: (known ?? (targets.length === 1 ? targets[0] : undefined))?.ref,
    updateFileUris: updateFiles.map((file) => file.uri),
  };
}

async function answerBuildUpdateFile(
  { workspace }: Session,
  { definitionUri, stateMachineArn }: BuildUpdateFileParams,
): Promise<NewUpdateFile> {
  await workspace.waitForSiblings(definitionUri);
  const definition = await workspace.readDocument(definitionUri);
  const name = findFileName(definitionUri);
  const base = findBaseName(name) ?? name;
  const folder = findFolderUri(definitionUri);
  const toUri = (stem: string): string => `${folder}${encodeURIComponent(stem)}.asl.update.yaml`;
  let stem = base;
  for (let count = 2; workspace.hasFile(toUri(stem)); count++) stem = `${base}-${count}`;
  const text = buildUpdateFileText({
    stateMachineArn,
    definitionFileName: name,
    definitionUri: stem === base ? undefined : `./${name}`,
    targetName: parseStateMachineArn(stateMachineArn).value?.name.text,
    placeholderNames: [...new Set(findPlaceholders(definition?.text ?? '').map((placeholder) => placeholder.name))],
  });
  return { uri: toUri(stem), text };
}
