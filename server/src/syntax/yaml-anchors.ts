import { type Alias, isAlias, type Node as YamlNode } from 'yaml';
import type { Range } from '../text/range.ts';
import { MAX_ALIASED_NODES, MAX_DEPTH, TOO_DEEP } from './bounds.ts';

/** Follows the aliases of a document that is read in its order, and bounds what a short text can cost through them. */
export interface Anchors {
  /** What an alias stands for, or the node itself; undefined, with a report, where that can't be read. */
  open(source: YamlNode, range: Range): YamlNode | undefined;
  /** Once for each node that was opened, in turn. */
  close(source: YamlNode): void;
}

export function buildAnchors(report: (range: Range, message: string) => void): Anchors {
  const named = new Map<string, YamlNode>();
  /** An alias means the last anchor before it, also where it is read again through an alias of what it stands in. */
  const targets = new Map<Alias, YamlNode>();
  const openTargets = new Set<YamlNode>();
  let depth = 0;
  let openAliases = 0;
  let aliasedNodes = 0;

  const resolve = (alias: Alias): YamlNode | undefined => {
    const target = targets.get(alias) ?? named.get(alias.source);
    if (target && openAliases === 0) targets.set(alias, target);
    return target;
  };
  return {
    open(source, range) {
      if (openAliases > 0) aliasedNodes++;
      let target: YamlNode | undefined = source;
      if (isAlias(source)) {
        target = resolve(source);
        const message = describeAlias(target !== undefined, aliasedNodes, target && openTargets.has(target));
        if (message) {
          report(range, message);
          return undefined;
        }
        openAliases++;
      } else if (source.anchor !== undefined) {
        if (openAliases === 0) named.set(source.anchor, source);
        openTargets.add(source);
      }
      if (depth >= MAX_DEPTH) {
        report(range, TOO_DEEP);
        if (isAlias(source)) openAliases--;
        else openTargets.delete(source);
        return undefined;
      }
      depth++;
      return target;
    },
    close(source) {
      depth--;
      if (isAlias(source)) openAliases--;
      else openTargets.delete(source);
    },
  };
}

function describeAlias(hasAnchor: boolean, aliasedNodes: number, isOpen: boolean | undefined): string | undefined {
  if (!hasAnchor) return 'No anchor of this name stands before the alias.';
  if (aliasedNodes > MAX_ALIASED_NODES) return 'The aliases add up to too much; they are not read any further.';
  return isOpen === true ? 'The alias contains itself.' : undefined;
}
