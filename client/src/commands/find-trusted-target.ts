import type { TargetSummary } from '../../../server/src/protocol.ts';
import { readSubject } from './argument.ts';
import type { App } from './command.ts';
import { findTarget } from './find-target.ts';

/** The target of a command that has to do with AWS. Asks nothing in Restricted Mode: there no answer would be of use. */
export async function findTrustedTarget(app: App, argument: unknown): Promise<TargetSummary | undefined> {
  if (!app.ports.isTrusted()) {
    app.ports.views.showUntrusted();
    return undefined;
  }
  return (await findTarget(app, readSubject(argument)))?.target;
}
