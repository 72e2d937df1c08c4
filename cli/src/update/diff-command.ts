import { findDifference } from '../../../client/src/update/difference.ts';
import { dropUpdate, explainFailure } from '../../../client/src/update/explain.ts';
import { toOneLine } from '../../../client/src/update/one-line.ts';
import type { UpdatePorts } from '../../../client/src/update/ports.ts';
import { toRevisionName } from '../../../client/src/update/read-deployed.ts';
import { withService } from '../../../client/src/update/use-target.ts';
import type { TargetRef } from '../../../server/src/protocol.ts';
import { DIFF_HELP } from '../help.ts';
import { fail, print } from '../terminal.ts';
import type { Dialogue } from './dialogue.ts';
import { buildFileLanguage, type Looked } from './file-language.ts';
import { findTarget } from './find-target.ts';
import { buildPorts } from './ports.ts';
import { type Ended, tellEnd } from './result.ts';
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
  const consent = { yes: false, confirmName: undefined };
  const ports = buildPorts(language, dialogue, { ...consent, validate: false });
  noteSuggestion(dialogue, named.summary, options.profile);
  const compared = await compare(ports, named.ref);
  return tellEnd(dialogue, options.format, named, language, toEnd(compared, language.findLooked()));
}

type Compared =
  | { readonly kind: 'compared' | 'refused' | 'failed' | 'cancelled' | 'dismissed' }
  | { readonly kind: 'uncompared'; readonly reason: string };

/** Reads, and nothing else: not even what was seen is kept. */
async function compare(ports: UpdatePorts, target: TargetRef): Promise<Compared> {
  const composed = await ports.language.composeUpdate({ target, intent: 'compare' });
  if (composed.kind === 'refused') {
    ports.views.showRefusal({ ...composed, target });
    return composed;
  }
  try {
    return await withService(ports, composed, async ({ service }): Promise<Compared> => {
      const found = await ports.runWithProgress(`Comparing ${composed.target.stateMachineName}`, (signal) =>
        findDifference(ports, service, composed, signal),
      );
      if (found.kind === 'failed') return explainFailure(ports, composed, found.failure, 'when it was compared');
      if (found.kind === 'cancelled') return found;
      const { uncompared } = found.difference;
      return uncompared === undefined ? { kind: 'compared' } : { kind: 'uncompared', reason: uncompared };
    });
  } finally {
    await dropUpdate(ports, composed);
  }
}

function toEnd(compared: Compared, looked: Looked | undefined): Ended {
  const revisionId = looked && toRevisionName(looked.deployed);
  if (compared.kind !== 'compared' || !looked) {
    const notes = compared.kind === 'uncompared' ? [compared.reason] : [];
    return { code: 2, outcome: compared.kind, result: [], notes, facts: { revisionId } };
  }
  const { isSame, changes, texts } = looked.comparison;
  if (isSame) {
    const result = ['What would be sent is there already.'];
    return { code: 0, outcome: 'same', result, notes: [], facts: { revisionId } };
  }
  const lines = texts && texts.deployed !== texts.sent ? listDifference(texts) : [];
  const result = [...changes.map(({ text }) => text), ...(lines.length > 0 ? ['', ...lines] : [])];
  const difference = lines.length > 0 ? lines.join('\n') : undefined;
  return { code: 1, outcome: 'different', result, notes: [], facts: { revisionId, difference } };
}
