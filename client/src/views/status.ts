import { commands, MarkdownString, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import type { TargetSummary } from '../../../server/src/protocol.ts';
import type { UpdatedMachine } from '../update/service.ts';
import { listSuccessFacts } from '../update/success.ts';

/** Says in the status bar what became of the last update. */
export class StatusView {
  readonly #item: StatusBarItem;
  #versionArn: string | undefined;

  constructor() {
    this.#item = window.createStatusBarItem('stepwright.update', StatusBarAlignment.Left);
    this.#item.name = 'Stepwright';
    this.#item.command = 'stepwright.showLog';
  }

  /** Of the version that was published last from this window. */
  findVersionArn(): string | undefined {
    return this.#versionArn;
  }

  showUpdated(target: TargetSummary, machine: UpdatedMachine): void {
    const arn = machine.stateMachineVersionArn;
    if (arn !== undefined) {
      this.#versionArn = arn;
      void commands.executeCommand('setContext', 'stepwright.hasVersionArn', true);
    }
    const version = arn === undefined ? '' : `, version ${arn.slice(arn.lastIndexOf(':') + 1)}`;
    const time = machine.updateDate.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
    const copy = arn === undefined ? [] : ['[Copy Version ARN](command:stepwright.copyVersionArn)'];
    this.#show(`$(check) ${target.stateMachineName} updated ${time}${version}`, listSuccessFacts(machine), copy);
  }

  showSaving(label: string): void {
    this.#show(`$(sync~spin) Updating ${label}`, ['Started by a save.'], []);
  }

  /** Something that a person should look at when there is time. */
  showWarning(text: string, detail: string): void {
    this.#show(`$(warning) ${text}`, [detail], [], true);
  }

  dispose(): void {
    this.#item.dispose();
  }

  #show(text: string, lines: readonly string[], links: readonly string[], isWarning = false): void {
    const tooltip = new MarkdownString('', true);
    tooltip.isTrusted = { enabledCommands: ['stepwright.copyVersionArn', 'stepwright.showLog'] };
    for (const line of lines) tooltip.appendText(line).appendMarkdown('\n\n');
    tooltip.appendMarkdown([...links, '[Show Log](command:stepwright.showLog)'].join(' · '));
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = isWarning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label: [text.replace(/^\$\([^)]*\) /, ''), ...lines].join(' ') };
    this.#item.show();
  }
}
