import {
  compareMachine,
  composeUpdate,
  endUpdate,
  explainFailure,
  explainValidation,
  keepMachineType,
  listTargets,
} from '../../server/src/protocol.ts';
import type { Language } from '../../client/src/update/ports/ports.ts';
import type { Client } from '../protocol/client.ts';

/** The language server of a client without an editor, as the update flow asks it. */
export function buildLanguage({ connection }: Client): Language {
  return {
    listTargets: (uri) => connection.sendRequest(listTargets, { uri }),
    composeUpdate: (params) => connection.sendRequest(composeUpdate, params),
    compareMachine: (params) => connection.sendRequest(compareMachine, params),
    explainFailure: (params) => connection.sendRequest(explainFailure, params),
    explainValidation: (params) => connection.sendRequest(explainValidation, params),
    keepMachineType: (params) => connection.sendNotification(keepMachineType, params),
    endUpdate: (params) => connection.sendNotification(endUpdate, params),
  };
}
