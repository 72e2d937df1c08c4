import type { Connection } from 'vscode-languageserver/node';
import type { RulePages } from '../features/diagnostics.ts';
import type { Document } from '../features/document.ts';
import type { TargetRef } from '../protocol.ts';
import type { Log } from './guard.ts';
import type { ServiceFindings } from './service-findings.ts';
import type { Settings } from './settings.ts';
import type { Slices } from './slices.ts';
import { toUriKey } from '../features/uri.ts';
import type { Workspace } from './workspace.ts';

/** What the client can do, as far as the server behaves otherwise for it. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  /** Can be told later that it is to pull them. */
  readonly registersDiagnostics: boolean;
  /** Answers what its settings are. */
  readonly tellsSettings: boolean;
  /** Can be asked to tell when they change. */
  readonly tellsChangedSettings: boolean;
  readonly refreshesDiagnostics: boolean;
  readonly refreshesLenses: boolean;
  readonly watchesFiles: boolean;
  readonly snippets: boolean;
  /** Takes links with the range that they begin at, not only places. */
  readonly definitionLinks: boolean;
}

/** All that one connection holds. */
export interface Session {
  readonly connection: Connection;
  readonly log: Log;
  readonly workspace: Workspace;
  readonly serviceFindings: ServiceFindings;
  readonly selectedTargets: Map<string, TargetRef>;
  readonly settings: Settings;
  readonly slices: Slices;
  /** What the client asked about by itself, since what is said of all files may have changed. */
  pulled: WeakSet<Document>;
  /** Where the client shows the pages of rules. */
  rulePages: RulePages;
  /** The client has the command that sets the severity of a rule. */
  canSetSeverity: boolean;
  abilities: ClientAbilities;
}

/** The target that this user chose for a definition, with its update file's URI as the server spells it. */
export function findSelectedTarget(
  { selectedTargets }: Session,
  definitionUri: string,
  updateFiles: readonly Document[],
): TargetRef | undefined {
  const chosen = selectedTargets.get(toUriKey(definitionUri));
  const file = chosen && updateFiles.find(({ uri }) => toUriKey(uri) === toUriKey(chosen.updateFileUri));
  return file && chosen && { ...chosen, updateFileUri: file.uri };
}
