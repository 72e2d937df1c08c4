import { commands, type QuickPickItem, window } from 'vscode';
import { toOneLine } from '../update/one-line.ts';
import { describeState } from '../views/sync-status.ts';
import type { Command } from './command.ts';

const ACTIONS: readonly (QuickPickItem & { readonly command: string | undefined })[] = [
  { label: '$(diff) Compare with Deployed', command: 'stepwright.compare' },
  { label: '$(cloud-upload) Update State Machine', command: 'stepwright.updateStateMachine' },
  { label: '$(target) Select Target', command: 'stepwright.selectTarget' },
  { label: '$(refresh) Refresh', description: 'looks at the state machine again', command: undefined },
];

/** What can be done about the target of the definition that is shown. */
export const showTargetStatus: Command = {
  id: 'stepwright.showTargetStatus',
  run: async ({ sync, syncView }) => {
    const shown = syncView.findShown();
    const title = shown ? `${shown.target.label}: ${describeState(shown.state)}` : 'Target Status';
    const placeHolder = toOneLine(shown?.detail ?? 'No target is selected for what is shown');
    const picked = await window.showQuickPick(ACTIONS, { title: toOneLine(title), placeHolder });
    if (!picked) return;
    if (picked.command === undefined) await sync.refresh();
    else await commands.executeCommand(picked.command);
  },
};
