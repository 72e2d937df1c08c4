import {
  buildUpdateFile,
  compareMachine,
  composeUpdate,
  endUpdate,
  type EndUpdateParams,
  explainFailure,
  explainValidation,
  type Explanation,
  keepMachineType,
  type KeepMachineTypeParams,
  listTargets,
  type ListTargetsParams,
  selectTarget,
  type SelectTargetParams,
  type TargetList,
  writeDefinition,
} from '../protocol.ts';
import { findLinkedFiles, listTargetsOf } from '../features/definition-link.ts';
import { buildRefusal } from '../features/file-update.ts';
import { answerComposeUpdate } from './compose-request.ts';
import { answerCompareMachine } from './compare-request.ts';
import { answerExplainFailure, answerExplainValidation, countDiagnostics } from './explain-request.ts';
import { answerBuildUpdateFile, answerWriteDefinition } from './new-file-requests.ts';
import { toMachineArn } from '../update/target-type.ts';
import { guardNotification, guardRequest } from './guard.ts';
import { PendingUpdates } from './pending-updates.ts';
import type { Publisher } from './publisher.ts';
import { findSelectedTarget, type Session } from './session.ts';
import { toUriKey } from '../features/uri.ts';

/** Serves every request of `protocol.ts`. */
export function registerUpdates(session: Session, publisher: Publisher): PendingUpdates {
  const { connection, log, serviceFindings, selectedTargets, workspace } = session;
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
    compareMachine,
    guardRequest(
      log,
      'compareMachine',
      () => null,
      (params) => answerCompareMachine(pending, params),
    ),
  );
  connection.onRequest(
    explainValidation,
    guardRequest(log, 'explainValidation', countDiagnostics, (params) =>
      answerExplainValidation(session, pending, publisher, params),
    ),
  );
  connection.onRequest(
    writeDefinition,
    guardRequest(
      log,
      'writeDefinition',
      () => null,
      (params) => answerWriteDefinition(session, params),
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
  connection.onNotification(
    keepMachineType,
    guardNotification(log, 'keepMachineType', ({ stateMachineArn, type }: KeepMachineTypeParams) => {
      const arn = toMachineArn(stateMachineArn);
      if (workspace.machineTypes.get(arn) === type) return;
      workspace.machineTypes.set(arn, type);
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
  const { definitionUri, updateFiles } = findLinkedFiles(workspace, document);
  const targets = listTargetsOf(updateFiles);
  const selected = definitionUri === undefined ? undefined : findSelectedTarget(session, definitionUri, updateFiles);
  const known = targets.find(({ ref }) => ref.updateFileUri === selected?.updateFileUri && ref.name === selected.name);
  return {
    definitionUri,
    targets,
    selected: (known ?? (targets.length === 1 ? targets[0] : undefined))?.ref,
    updateFileUris: updateFiles.map((file) => file.uri),
  };
}
