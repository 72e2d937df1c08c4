import { MarkdownString, StatusBarAlignment, type StatusBarItem, window } from 'vscode';
import { toOneLine } from '../update/one-line.ts';
import type { SyncState, TargetStatus } from '../update/look/sync-status.ts';
import { toPlainLabel } from './plain-message.ts';

const TEXTS: Readonly<Record<SyncState, { readonly icon: string; readonly text: string }>> = {
  inSync: { icon: 'check', text: 'in sync' },
  changedHere: { icon: 'arrow-up', text: 'changed here' },
  changedThere: { icon: 'arrow-down', text: 'changed there' },
  both: { icon: 'arrow-swap', text: 'changed here and there' },
  unknown: { icon: 'question', text: 'unknown' },
};

/** The state of a target in words. */
export function describeState(state: SyncState): string {
  return TEXTS[state].text;
}

/** Says in the status bar how the definition that is shown and its target stand to each other. */
export class SyncStatusView {
  readonly #item: StatusBarItem;
  #shown: TargetStatus | undefined;

  constructor() {
    this.#item = window.createStatusBarItem('stepwright.sync', StatusBarAlignment.Right, 100);
    this.#item.name = 'Stepwright: Target';
    this.#item.command = 'stepwright.showTargetStatus';
  }

  findShown(): TargetStatus | undefined {
    return this.#shown;
  }

  show(status: TargetStatus | undefined): void {
    this.#shown = status;
    if (!status) {
      this.#item.hide();
      return;
    }
    const { target, state, detail } = status;
    const { icon, text } = TEXTS[state];
    const label = `${toOneLine(target.label, LONGEST_LABEL)}: ${text}`;
    const lines = [`${target.stateMachineName} in ${target.region}, account ${target.account}`, detail];
    const tooltip = new MarkdownString();
    for (const line of lines) tooltip.appendText(toOneLine(line)).appendMarkdown('\n\n');
    this.#item.text = `$(${icon}) ${toPlainLabel(label)}`;
    this.#item.tooltip = tooltip;
    this.#item.accessibilityInformation = { label: [label, ...lines].map((line) => toOneLine(line)).join('. ') };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}

const LONGEST_LABEL = 40;
