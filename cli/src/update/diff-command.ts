import { type CompareOutcome, compareWithDeployed } from '../../../client/src/update/look/compare-with-deployed.ts';
import { toOneLine } from '../../../client/src/update/one-line.ts';
import type { UpdatePorts } from '../../../client/src/update/ports/ports.ts';
import { toRevisionName } from '../../../client/src/update/look/read-deployed.ts';
import type { Records } from '../../../client/src/update/records/records.ts';
import { DIFF_HELP } from '../help.ts';
import { fail, print } from '../terminal.ts';
import type { Dialogue } from './dialogue.ts';
import { buildFileLanguage, type Compared } from './file-language.ts';
import { findTarget, type NamedTarget } from './find-target.ts';
import { buildPorts } from './ports.ts';
import type { Ending } from './ending.ts';
import { tellEnd } from './result.ts';
import { listDifference } from './text-difference.ts';
import { noteSuggestion } from './update-command.ts';
import { readDiffOptions } from './update-options.ts';

/** `stepwright diff`: the exit code. */
export async function runDiffCommand(args: readonly string[], dialogue: Dialogue): Promise<number> {
  const options = readDiffOptions(args);
  if ('problem' in options) return fail(options.problem, 'stepwright diff --help');
  if (options.help) return print(DIFF_HELP);
  const named = findTarget(options.file, options.target);
  if ('problem' in named) return fail(toOneLine(named.problem, Infinity));
  const language = buildFileLanguage(named, options);
  const ports = buildPorts(language, dialogue, { yes: false, confirmName: undefined, validate: false });
  noteSuggestion(dialogue, named.summary, options.profile);
  const outcome = await compare(ports, dialogue, named);
  return tellEnd(dialogue, options.format, named, language, toEnd(outcome, language.findCompared()));
}

/** What is the same or differs is the result, told at the end. */
function compare(ports: UpdatePorts, { note }: Dialogue, { ref }: NamedTarget): Promise<CompareOutcome> {
  return compareWithDeployed(
    {
      ...ports,
      records: withoutSeen(ports.records),
      views: { ...ports.views, showComparison() {} },
      screen: { showSame() {}, showSummary() {}, showUncompared: (_, reason) => note(reason) },
    },
    ref,
  );
}

/**
 * A workflow prints differences that nobody looks at: they must not count as seen before the next update. So what a lost answer
 * left is settled by that one too, for what it made would count as seen.
 */
function withoutSeen(records: Records): Records {
  return { ...records, keepLastSeen: async () => ({ kind: 'kept' }), listLost: async () => [] };
}

function toEnd({ kind: outcome }: CompareOutcome, compared: Compared | undefined): Ending {
  const revisionId = compared && toRevisionName(compared.deployed);
  if (outcome === 'same') {
    return { code: 0, outcome, result: ['What would be sent is there already.'], notes: [], facts: { revisionId } };
  }
  if (outcome !== 'different' || !compared) return { code: 2, outcome, result: [], notes: [], facts: { revisionId } };
  const { changes, texts } = compared.comparison;
  const lines = texts && texts.deployed !== texts.sent ? listDifference(texts) : [];
  const result = [...changes.map(({ text }) => text), ...(lines.length > 0 ? ['', ...lines] : [])];
  const difference = lines.length > 0 ? lines.join('\n') : undefined;
  return { code: 1, outcome, result, notes: [], facts: { revisionId, difference } };
}
