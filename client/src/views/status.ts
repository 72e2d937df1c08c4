import { commands, MarkdownString, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import type { TargetSummary } from '../../../server/src/protocol.ts';
import type { PublishedRevision } from '../update/ports/ports.ts';
import type { UpdatedMachine } from '../update/ports/service.ts';
import { listSuccessFacts } from '../update/send/success.ts';
import { toVersionNumber } from '../update/target/version-arn.ts';
import { toPlainLabel } from './plain-message.ts';

/** Says in the status bar what became of the last update. */
export class StatusView {
  readonly #item: StatusBarItem;
  readonly #paused: StatusBarItem;
  #versionArn: string | undefined;

  constructor() {
    this.#item = window.createStatusBarItem('stepwright.update', StatusBarAlignment.Left);
    this.#item.name = 'Stepwright';
    this.#item.command = 'stepwright.showLog';
    this.#paused = window.createStatusBarItem('stepwright.paused', StatusBarAlignment.Left);
    this.#paused.name = 'Stepwright: Update on Save';
    this.#paused.command = 'stepwright.resumeUpdateOnSave';
    this.#paused.backgroundColor = new ThemeColor('statusBarItem.warningBackground');
  }

  /** Of the version that was published last from this window. */
  findVersionArn(): string | undefined {
    return this.#versionArn;
  }

  showUpdated(target: TargetSummary, machine: UpdatedMachine): void {
    const arn = machine.stateMachineVersionArn;
    const version = arn === undefined ? '' : `, version ${toVersionNumber(arn)}`;
    const text = `${target.stateMachineName} updated ${toTime(machine.updateDate)}${version}`;
    this.#show('check', text, listSuccessFacts(machine), arn === undefined ? [] : this.#keepVersion(target, arn));
  }

  showPublished(target: TargetSummary, { stateMachineVersionArn: arn, isOld }: PublishedRevision): void {
    const text = `${target.stateMachineName} ${isOld ? 'is' : 'published as'} version ${toVersionNumber(arn)}`;
    const fact = isOld
      ? 'Its revision was published before, and nothing has changed since.'
      : 'Nothing else has changed.';
    this.#show('check', text, [`Version: ${arn}`, fact], this.#keepVersion(target, arn));
  }

  showUnchanged(target: TargetSummary): void {
    const fact = 'Nothing that would be sent differs from what is deployed, so that nothing was sent.';
    this.#show('check', `${target.stateMachineName} up to date ${toTime(new Date())}`, [fact], []);
  }

  /** What can be done with a version that was just published. */
  #keepVersion({ ref }: TargetSummary, arn: string): readonly string[] {
    this.#versionArn = arn;
    const argument = { target: ref, stateMachineVersionArn: arn };
    void commands.executeCommand('setContext', 'stepwright.hasVersionArn', true);
    return [
      '[Copy Version ARN](command:stepwright.copyVersionArn)',
      `[Point Alias at Version](command:stepwright.pointAlias?${toLinkArgument(argument)})`,
    ];
  }

  showSaving(label: string): void {
    this.#show('sync~spin', `Updating ${label}`, ['Started by a save.'], []);
  }

  /** Something that a person should look at when there is time. */
  showWarning(text: string, detail: string): void {
    this.#show('warning', text, [detail], [], true);
  }

  /** Whose updates on save send nothing now, by their names. It stays until there is none; a click goes on. */
  showPaused(names: readonly string[]): void {
    if (names.length === 0) {
      this.#paused.hide();
      return;
    }
    const text = `${names.join(', ')}: update on save is paused`;
    this.#paused.text = `$(debug-pause) ${toPlainLabel(text)}`;
    this.#paused.tooltip =
      'Three updates on save failed in a row, so that saves send nothing now. Click to go on with the next save.';
    this.#paused.accessibilityInformation = { label: text };
    this.#paused.show();
  }

  dispose(): void {
    this.#item.dispose();
    this.#paused.dispose();
  }

  #show(icon: string, text: string, lines: readonly string[], links: readonly string[], isWarning = false): void {
    const tooltip = new MarkdownString('', true);
    tooltip.isTrusted = {
      enabledCommands: ['stepwright.copyVersionArn', 'stepwright.pointAlias', 'stepwright.showLog'],
    };
    for (const line of lines) tooltip.appendText(line).appendMarkdown('\n\n');
    tooltip.appendMarkdown([...links, '[Show Log](command:stepwright.showLog)'].join(' · '));
    this.#item.text = `$(${icon}) ${toPlainLabel(text)}`;
    this.#item.tooltip = tooltip;
    this.#item.backgroundColor = isWarning ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    this.#item.accessibilityInformation = { label: [text, ...lines].join(' ') };
    this.#item.show();
  }
}

function toTime(date: Date): string {
  return date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}

/** Encoded so that no name of a file ends the link. */
function toLinkArgument(argument: object): string {
  return encodeURIComponent(JSON.stringify([argument]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
}
