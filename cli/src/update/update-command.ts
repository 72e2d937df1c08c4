import { toOneLine } from '../../../client/src/update/one-line.ts';
import { runUpdate } from '../../../client/src/update/run-update.ts';
import type { TargetSummary } from '../../../server/src/update/update-request.ts';
import { UPDATE_HELP } from '../help.ts';
import { fail, print } from '../terminal.ts';
import type { Dialogue } from './dialogue.ts';
import { toEnding } from './ending.ts';
import { buildFileLanguage } from './file-language.ts';
import { findTarget } from './find-target.ts';
import { buildPorts } from './ports.ts';
import { tellEnd } from './result.ts';
import { settleUnfinished } from './unfinished.ts';
import { readUpdateOptions, type UpdateOptions } from './update-options.ts';

/** `stepwright update`: the exit code. */
export async function runUpdateCommand(args: readonly string[], dialogue: Dialogue): Promise<number> {
  const options = readUpdateOptions(args);
  if ('problem' in options) return fail(options.problem, 'stepwright update --help');
  if (options.help) return print(UPDATE_HELP);
  const named = findTarget(options.file, options.target);
  if ('problem' in named) return fail(toOneLine(named.problem, Infinity));
  const { summary, ref } = named;
  const problem = summary && findContradiction(summary, options);
  if (problem !== undefined) return fail(problem);

  const language = buildFileLanguage(named, options);
  // Of a dry run nothing is asked that only an update needs, as a description.
  const ports = buildPorts(language, dialogue, { ...options, yes: options.yes || options.dryRun });
  noteSuggestion(dialogue, summary, options.profile);
  if (!options.dryRun) await settleUnfinished(ports, dialogue, summary?.stateMachineArn);
  const outcome = await runUpdate(ports, {
    target: ref,
    intent: options.publish || options.description !== undefined ? 'publish' : 'update',
    startedBy: 'commandLine',
    versionDescription: options.description,
    expectedRevision: options.expectRevision,
    dryRun: options.dryRun,
  });
  const of = `${summary?.label ?? ref.name ?? ''}: ${summary?.stateMachineArn ?? ''}`;
  return tellEnd(dialogue, options.format, named, language, toEnding(outcome, of, language.findCompared()));
}

/** What a person says and can't mean of this target. */
function findContradiction(target: TargetSummary, options: UpdateOptions): string | undefined {
  const { confirmName, description, publish } = options;
  if (confirmName !== undefined && confirmName !== target.stateMachineName) {
    return `--confirm-name says ${confirmName}, and the state machine of this target is ${target.stateMachineName}.`;
  }
  if (description !== undefined && !publish && !target.publish) {
    return 'A description is that of a version, and none would be published: add --publish.';
  }
  return undefined;
}

/** An update file comes with the folder: what it suggests is no choice of the person. */
export function noteSuggestion({ note }: Dialogue, target: TargetSummary | undefined, used: string | undefined): void {
  const suggested = target?.profile;
  if (suggested === undefined || suggested === used) return;
  note(`The update file suggests the profile ${suggested}, which is not used: --profile ${suggested} uses it.`);
}
