import type { Memento } from 'vscode';
import type { TargetRef } from '../../server/src/protocol.ts';
import type { LanguageServer } from './language-server.ts';

const SELECTED_TARGETS = 'selectedTargets';

/** Which target this user chose for each definition of this workspace, by the definition's URI. */
export interface TargetSelection {
  list(): Readonly<Record<string, TargetRef>>;
  select(server: LanguageServer, definitionUri: string, target: TargetRef): Promise<void>;
}

export function buildTargetSelection(memento: Memento): TargetSelection {
  const list = (): Record<string, TargetRef> => memento.get<Record<string, TargetRef>>(SELECTED_TARGETS, {});
  return {
    list,
    select: async (server, definitionUri, target) => {
      await memento.update(SELECTED_TARGETS, { ...list(), [definitionUri]: target });
      await server.selectTarget({ definitionUri, target });
    },
  };
}
