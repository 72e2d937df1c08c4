import type { Connection } from 'vscode-languageserver/node';
import { readLevels } from '../features/rule-list.ts';
import type { Levels } from '../text/finding-levels.ts';
import { findInnermostFolder } from '../features/uri.ts';
import { type Log, toText } from './guard.ts';

/** What the settings say about the files of one folder. */
export interface FolderSettings {
  readonly levels: Levels;
  /** Patterns of `files.exclude`. */
  readonly excluded: readonly string[];
}

/** What the client said when it started, or told since: it counts where the client can't be asked. */
export interface ToldSettings {
  readonly rules?: unknown;
  readonly workspaceProblems?: unknown;
}

/**
 * The settings of the client. They are asked for when they are needed, once for each folder of the workspace and once for
 * all files outside of these, and again after a change.
 */
export class Settings {
  readonly #connection: Connection;
  readonly #log: Log;
  readonly #folders = new Map<string | undefined, Promise<FolderSettings>>();
  #told: ToldSettings = {};
  /** The client answers `workspace/configuration`. */
  #canAsk = false;

  constructor(connection: Connection, log: Log) {
    this.#connection = connection;
    this.#log = log;
  }

  setUp(canAsk: boolean, told: ToldSettings): void {
    this.#canAsk = canAsk;
    this.#told = told;
  }

  /** They may be others now; clients that can't be asked tell them. */
  change(told: unknown): void {
    this.#folders.clear();
    const own = isObject(told) ? told['stepwright'] : undefined;
    if (isObject(own)) this.#told = own;
  }

  /** Of a file, by the innermost of the workspace's folders that it is in. */
  async findFor(uri: string, folderUris: readonly string[]): Promise<FolderSettings> {
    const folder = findInnermostFolder(folderUris, uri);
    const known = this.#folders.get(folder) ?? this.#readFolder(folder);
    this.#folders.set(folder, known);
    return known;
  }

  /** Whether problems of files that are not open are wanted: unless somebody said no. */
  async wantsWorkspaceProblems(): Promise<boolean> {
    if (!this.#canAsk) return this.toldWorkspaceProblems;
    const [wanted] = await this.#ask([{ section: 'stepwright.workspaceProblems' }]);
    return wanted !== false;
  }

  /** The same by what was told, for a client that can't be asked. */
  get toldWorkspaceProblems(): boolean {
    return this.#told.workspaceProblems !== false;
  }

  async #readFolder(folder: string | undefined): Promise<FolderSettings> {
    if (!this.#canAsk) return { levels: readLevels(this.#told.rules), excluded: [] };
    const sections = ['stepwright.rules', 'files.exclude'];
    const [rules, exclude] = await this.#ask(
      sections.map((section) => (folder === undefined ? { section } : { section, scopeUri: folder })),
    );
    return { levels: readLevels(rules), excluded: readExcluded(exclude) };
  }

  async #ask(items: readonly { readonly section: string; readonly scopeUri?: string }[]): Promise<unknown[]> {
    try {
      const answers: unknown = await this.#connection.workspace.getConfiguration([...items]);
      return Array.isArray(answers) ? answers : [];
    } catch (error) {
      this.#log(`The client does not tell its settings: ${toText(error)}`);
      return [];
    }
  }
}

/** Those that hold without a condition. */
function readExcluded(setting: unknown): string[] {
  if (!isObject(setting)) return [];
  return Object.entries(setting).flatMap(([pattern, value]) => (value === true ? [pattern] : []));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
