import { ConfigurationTarget, type QuickPickItem, Uri, window, workspace } from 'vscode';
import type { Level } from '../../../server/src/protocol.ts';
import type { Command } from './command.ts';

const LEVELS: Readonly<Record<Level, string>> = {
  error: 'stops an update',
  warning: '',
  information: '',
  hint: 'shown in the editor alone, not in Problems',
  off: 'not shown at all',
};

/** Where a setting of one file is written, from the nearest on: without a folder, for all that this person opens. */
const PLACES = {
  folder: { target: ConfigurationTarget.WorkspaceFolder, name: 'the folder', value: 'workspaceFolderValue' },
  workspace: { target: ConfigurationTarget.Workspace, name: 'the workspace', value: 'workspaceValue' },
  user: { target: ConfigurationTarget.Global, name: 'the user', value: 'globalValue' },
} as const;

/** Asks for a severity and writes it to the settings. A finding's quick fix runs it. */
export const setRuleSeverity: Command = {
  id: 'stepwright.setRuleSeverity',
  run: async (_app, argument) => {
    const rule = readRule(argument);
    if (!rule) return;
    const { code, uri } = rule;
    const place = findPlace(uri);
    const configuration = workspace.getConfiguration('stepwright', uri);
    const current = readLevels(configuration.get('rules'))[code];
    const items = Object.entries(LEVELS).map(([label, detail]): QuickPickItem => {
      const parts = [label === current ? 'now' : '', detail].filter((part) => part !== '');
      return { label, description: parts.join(', ') };
    });
    const picked = await window.showQuickPick(items, {
      title: `Severity of ${code}`,
      placeHolder: `Written to the settings of ${place.name}`,
    });
    if (!picked) return;
    const written = readLevels(configuration.inspect('rules')?.[place.value]);
    await configuration.update('rules', { ...written, [code]: picked.label }, place.target);
  },
};

function findPlace(uri: Uri): (typeof PLACES)[keyof typeof PLACES] {
  if (!workspace.getWorkspaceFolder(uri)) return PLACES.user;
  // A workspace of one folder has its settings there, too.
  return (workspace.workspaceFolders?.length ?? 0) > 1 ? PLACES.folder : PLACES.workspace;
}

function readRule(argument: unknown): { readonly code: string; readonly uri: Uri } | undefined {
  if (typeof argument !== 'object' || argument === null || !('code' in argument) || !('uri' in argument))
    return undefined;
  const { code, uri } = argument;
  return typeof code === 'string' && typeof uri === 'string' ? { code, uri: Uri.parse(uri) } : undefined;
}

function readLevels(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
