import { findMember, type StringNode } from '../syntax/node.ts';
import { findTargetValue } from '../update/model.ts';
import type { Document } from './document.ts';

/** A target's value for a placeholder. */
export interface Substitution {
  readonly document: Document;
  readonly key: StringNode;
  /** The target's name; of a bare file there is none. */
  readonly target: string;
  /** The value as written. */
  readonly text: string;
}

/** Every value that the targets of these update files give a placeholder. A value of the defaults is listed per target. */
export function listSubstitutions(name: string, updateFiles: readonly Document[]): Substitution[] {
  return updateFiles.flatMap((document) =>
    document.getUpdateFile().targets.flatMap((target) => {
      const member = findMember(findTargetValue(target, 'definitionSubstitutions'), name);
      if (!member?.value) return [];
      const { start, end } = member.value;
      return [{ document, key: member.key, target: target.name ?? '', text: document.text.slice(start, end) }];
    }),
  );
}
