import type { TargetList, TargetRef, TargetSummary } from '../../../../server/src/protocol.ts';
import type { Language, Prompts } from '../ports/ports.ts';
import { isSameTarget } from './target-key.ts';

export type ChosenTarget =
  | {
      readonly kind: 'chosen';
      readonly target: TargetSummary;
      readonly definitionUri: string | undefined;
      /** The person picked it just now. */
      readonly picked: boolean;
    }
  | { readonly kind: 'dismissed' }
  /** The target that was named was renamed or removed since, or its ARN can't be read any more. */
  | { readonly kind: 'gone' }
  /** No target can be used: no update file, or none with a readable ARN. */
  | { readonly kind: 'none'; readonly list: TargetList };

/** The target that a lens names, as it is now. Never another one in its place: the person clicked on that name. */
export async function findNamedTarget(language: Language, named: TargetRef): Promise<ChosenTarget> {
  const { targets, definitionUri } = await language.listTargets(named.updateFileUri);
  const target = targets.find(({ ref }) => isSameTarget(ref, named));
  return target ? { kind: 'chosen', target, definitionUri, picked: false } : { kind: 'gone' };
}

/** The target of a definition or of an update file: the selected one, the only one, or the one that is picked now. */
export async function chooseTarget(
  ports: { readonly language: Language; readonly prompts: Pick<Prompts, 'pickTarget'> },
  uri: string,
  { alwaysAsk = false }: { readonly alwaysAsk?: boolean } = {},
): Promise<ChosenTarget> {
  const list = await ports.language.listTargets(uri);
  const { targets, definitionUri } = list;
  if (targets.length === 0) return { kind: 'none', list };
  const known = alwaysAsk ? undefined : findKnownTarget(list);
  if (known) return { kind: 'chosen', target: known, definitionUri, picked: false };
  const target = await ports.prompts.pickTarget(targets);
  return target ? { kind: 'chosen', target, definitionUri, picked: true } : { kind: 'dismissed' };
}

/** The selected target, or the only one. */
export function findKnownTarget({ targets, selected }: TargetList): TargetSummary | undefined {
  return (
    targets.find((target) => selected && isSameTarget(target.ref, selected)) ??
    (targets.length === 1 ? targets[0] : undefined)
  );
}
