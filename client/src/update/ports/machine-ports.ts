/** What the commands about versions, aliases and the history need beside the ports of the update flow. */
import type { TargetSummary } from '../../../../server/src/protocol.ts';
import type { UpdatePorts } from './ports.ts';
import type { ShowTexts } from './show-texts.ts';

export interface MachinePorts extends UpdatePorts {
  readonly picks: Picks;
  readonly shows: Shows;
}

/** Questions. Each gives undefined where it was dismissed. */
export interface Picks {
  pick<T extends {}>(list: PickList<T>): Promise<T | undefined>;
  enterText(question: TextQuestion): Promise<string | undefined>;
}

export interface PickList<T extends {}> {
  readonly title: string;
  readonly placeHolder: string;
  readonly items: readonly PickItem<T>[];
}

/** Each text is one line. */
export interface PickItem<T extends {}> {
  readonly label: string;
  readonly description?: string | undefined;
  readonly detail?: string | undefined;
  readonly value: T;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  /** A sentence where the text won't do. */
  findProblem(text: string): string | undefined;
}

/** Shown to the person. Nothing here is waited for. */
export interface Shows {
  tell(text: string): void;
  /** What an alias routes to from now on. */
  showRouted(target: TargetSummary, routed: RoutedAlias): void;
  /** In a diff editor. */
  readonly showTexts: ShowTexts;
  openFile(path: string): void;
}

export interface RoutedAlias {
  readonly text: string;
  /** Two versions share its executions. */
  readonly isDivided: boolean;
  /** It can be pointed back to what it routed to before. */
  readonly hasBefore: boolean;
}
