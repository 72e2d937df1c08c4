import { checkDefinition } from '../asl/check.ts';
import { buildMachine } from '../asl/machine.ts';
import type { MachineType } from '../asl/rule.ts';
import { type Node, walkNodes } from '../syntax/node.ts';
import { parseTree, type Tree } from '../syntax/tree.ts';
import { writeJson } from '../syntax/write-json.ts';
import type { Finding } from '../text/finding.ts';
import type { Range } from '../text/range.ts';
import { buildIdentityMap, toSourceRange, type SourceMap } from '../text/source-map.ts';
import { findEmbeddedDefinition } from './embedded-definition.ts';
import { joinMaps } from './join-maps.ts';
import { findTargetString, findTargetValue, type Target, type UpdateFile } from './model.ts';
import { toSourceFinding } from './source-finding.ts';
import { type Substitution, substitutePlaceholders, writeText } from './substitute.ts';

/** The definition as it goes to the service, and where each part of it came from. */
export interface SentDefinition {
  readonly text: string;
  readonly tree: Tree;
  /** From the sent text to the file. */
  readonly map: SourceMap;
  /** The file that the map leads to. */
  readonly where: 'definition' | 'updateFile';
  readonly substitutions: readonly Substitution[];
  readonly targetName: string | undefined;
}

export interface BuiltDefinition {
  readonly sent: SentDefinition;
  /** In the file, also those about the text that was made. */
  readonly findings: readonly Finding[];
  /** The text is JSON and every placeholder has a value; otherwise it must never be sent. */
  readonly isComplete: boolean;
}

/** The definition of a file for one target: as written where it is JSON, as JSON where it is YAML, with the target's values. */
export function buildSentDefinition(definition: Tree, target: Target): BuiltDefinition {
  const type: MachineType = findTargetString(target, 'type')?.value === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  if (definition.problems.length > 0 || !definition.root) {
    const findings = checkReadable(definition, checkDefinition(buildMachine(definition, type)));
    return { sent: buildUnchanged(definition), findings, isComplete: false };
  }
  const isYaml = definition.syntax === 'yaml';
  const written = isYaml ? writeJson(definition.root) : undefined;
  const json = written ? parseTree(written.text, 'json') : definition;
  const { text, map: innerMap, substitutions, unresolved } = substitutePlaceholders(json, readValues(target), isYaml);
  const map = written ? joinMaps(innerMap, written.map) : innerMap;
  const toFile = (range: Range): Range =>
    written ? toSourceRange(written.map, range) : { start: range.start, end: range.end };
  const missing = unresolved.map((placeholder) => describeMissing(placeholder.name, toFile(placeholder), target));
  const isAsWritten = substitutions.length === 0;
  const tree = isAsWritten ? json : parseTree(text, 'json');
  const broken = missing.length > 0 ? [] : listUnquotedPlaceholders(tree);
  const sent: SentDefinition = { text, tree, map, where: 'definition', substitutions, targetName: target.name };
  const own = checkReadable(definition, checkDefinition(buildMachine(definition, type)));
  const made = isAsWritten ? own : takeFixes(checkSent(sent, type), own);
  const findings = [...made, ...broken.map((finding) => toFileFinding(sent, finding))];
  return {
    sent,
    findings: [...missing, ...findings].toSorted((a, b) => a.start - b.start),
    isComplete: missing.length === 0 && broken.length === 0 && tree.problems.length === 0,
  };
}

/** The definition that stands in a bare update file, which is sent as it is; its findings are the update file's. */
export function findEmbeddedSent(file: UpdateFile): BuiltDefinition | undefined {
  const embedded = findEmbeddedDefinition(file);
  if (!embedded) return undefined;
  const { tree, map } = embedded;
  const isComplete = tree.problems.length === 0 && listUnquotedPlaceholders(tree).length === 0;
  return { sent: { ...buildUnchanged(tree), map, where: 'updateFile' }, findings: [], isComplete };
}

function buildUnchanged(tree: Tree): SentDefinition {
  const map = buildIdentityMap(tree.text.length);
  return { text: tree.text, tree, map, where: 'definition', substitutions: [], targetName: undefined };
}

function checkSent(sent: SentDefinition, type: MachineType): Finding[] {
  const findings = checkReadable(sent.tree, checkDefinition(buildMachine(sent.tree, type)));
  return findings.map((finding) => toFileFinding(sent, finding));
}

/** The edits of a finding about the sent text are not the file's; where the file has the same finding, its edits are. */
function takeFixes(made: readonly Finding[], own: readonly Finding[]): Finding[] {
  const fixes = new Map(own.map((finding) => [toKey(finding), finding.fixes]));
  return made.map((finding) => ({ ...finding, fixes: fixes.get(toKey(finding)) }));
}

function toKey({ code, start, end }: Finding): string {
  return `${code} ${start} ${end}`;
}

function readValues(target: Target): ReadonlyMap<string, Node> {
  const values = new Map<string, Node>();
  const substitutions = findTargetValue(target, 'definitionSubstitutions');
  if (substitutions?.kind !== 'object') return values;
  for (const { key, value } of substitutions.members) if (value) values.set(key.value, value);
  return values;
}

function describeMissing(name: string, range: Range, target: Target): Finding {
  const message =
    target.name === undefined
      ? `"\${${name}}" has no value: the update file needs "targets", which give values in "definitionSubstitutions".`
      : `"\${${name}}" has no value in the target "${target.name}": give it in "definitionSubstitutions". To send it as it stands, write ${name}: "\${${name}}" there.`;
  return { ...range, code: 'placeholder-has-value', severity: 'error', message };
}

/** A value that is sent as it stands is a placeholder again, and JSON has none outside of strings. */
function listUnquotedPlaceholders(tree: Tree): Finding[] {
  return Array.from(walkNodes(tree.root))
    .filter((node) => node.kind === 'placeholder')
    .map(({ start, end, name }) => {
      const message = `"\${${name}}" stands unquoted where a value is expected, so that what is sent would not be JSON.`;
      return { start, end, code: 'placeholder-has-value', severity: 'error' as const, message };
    });
}

/** Text that can't be read has an error, whatever the rules say about what could be read. */
function checkReadable(tree: Tree, findings: readonly Finding[]): readonly Finding[] {
  const [problem] = tree.problems;
  if (findings.some(({ severity }) => severity === 'error') || (!problem && tree.root)) return findings;
  const { start, end, message } = problem ?? { start: 0, end: tree.text.length, message: 'The definition is empty.' };
  return [...findings, { start, end, message, code: 'readable-text', severity: 'error' }];
}

/** A finding about the sent text, in the file. Where values have a part in it, it stands at their placeholders and tells them. */
export function toFileFinding({ substitutions, map, targetName }: SentDefinition, finding: Finding): Finding {
  const placed = toSourceFinding(map, finding);
  const involved = substitutions.filter(({ made }) => made.start < finding.end && finding.start < made.end);
  // A finding about all of an object does not come from every value in it.
  if (involved.length === 0 || involved.length > 3) return placed;
  const values = involved.map(({ name, value }) => `\${${name}} is ${writeText(value)}`).join(', ');
  return { ...placed, message: `${placed.message} (In the target "${targetName ?? ''}", ${values}.)` };
}
