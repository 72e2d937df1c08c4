import type { ChosenTarget } from '../update/target/choose-target.ts';
import { readSubject } from './argument.ts';
import type { App } from './command.ts';
import { findTarget } from './find-target.ts';

/** The target for a task that needs AWS. In Restricted Mode no question would be of use, and it says so first. */
export async function findTrustedTarget(
  app: App,
  argument: unknown,
): Promise<Extract<ChosenTarget, { kind: 'chosen' }> | undefined> {
  if (app.ports.isTrusted()) return findTarget(app, readSubject(argument));
  app.ports.views.showUntrusted();
  return undefined;
}
