import { ProgressLocation, window } from 'vscode';
import type { RunWithProgress } from '../update/ports/ports.ts';
import { toPlainMessage } from './plain-message.ts';

export const runWithProgress: RunWithProgress = (title, task) =>
  Promise.resolve(
    window.withProgress(
      { location: ProgressLocation.Notification, title: toPlainMessage(title), cancellable: true },
      (progress, token) => {
        const controller = new AbortController();
        token.onCancellationRequested(() => controller.abort());
        return task(controller.signal, (message) => progress.report({ message: toPlainMessage(message) }));
      },
    ),
  );
