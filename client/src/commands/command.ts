import type { LogOutputChannel } from 'vscode';
import type { LanguageServer } from '../language-server.ts';
import type { buildMementoStore } from '../memento-store.ts';
import type { TargetSelection } from '../target-selection.ts';
import type { RecentRegions } from '../update/files/create-from-machine.ts';
import type { MachinePorts } from '../update/ports/machine-ports.ts';
import type { SaveUpdates } from '../update/save/save-updates.ts';
import type { ShowTexts } from '../update/ports/show-texts.ts';
import type { SyncStatus } from '../update/look/sync-status.ts';
import type { StatusView } from '../views/status.ts';
import type { SyncStatusView } from '../views/sync-status.ts';

/** What commands work with. */
export interface App {
  readonly server: LanguageServer;
  readonly ports: MachinePorts & { readonly store: ReturnType<typeof buildMementoStore> };
  readonly saves: SaveUpdates;
  readonly selection: TargetSelection;
  readonly status: StatusView;
  readonly sync: SyncStatus;
  readonly syncView: SyncStatusView;
  readonly showTexts: ShowTexts;
  readonly regions: RecentRegions;
  readonly channel: LogOutputChannel;
}

/** A command of the palette, a lens or a menu. */
export interface Command {
  readonly id: `stepwright.${string}`;
  /** `argument` is what a lens or a menu gives: see `argument.ts`. */
  run(app: App, argument: unknown): Promise<void>;
}
