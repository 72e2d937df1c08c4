import { checkDefinitionInSteps } from '../asl/check.ts';
import { type CheckedText, checkTextInSteps } from '../asl/checked-text.ts';
import { buildMachineInSteps } from '../asl/build-machine.ts';
import type { MachineType } from '../asl/rule.ts';
import { type Node, type PlaceholderNode, walkNodes } from '../syntax/node.ts';
import { parseTreeInSteps, type Tree } from '../syntax/tree.ts';
import { writeJson } from '../syntax/write-json.ts';
import type { Finding, RelatedPlace } from '../text/finding.ts';
import type { Range } from '../text/range.ts';
import { finish, type Steps } from '../text/steps.ts';
import { buildIdentityMap, toSourceRange, type SourceMap } from '../text/source-map.ts';
import { findEmbeddedDefinition } from './embedded-definition.ts';
import { joinMaps } from './join-maps.ts';
import { findTargetString, findTargetValue, type Target, type UpdateFile } from './model.ts';
import { describeMissing, describeUnquoted } from './placeholder-has-value.ts';
import { toSourceFinding } from './source-finding.ts';
import { type Substitution, substitutePlaceholders, toMark, writeText } from './substitute.ts';

/** The definition as it goes to the service, and where each part of it came from. */
export interface SentDefinition {
  readonly text: string;
  readonly tree: Tree;
  /** From the sent text to the file. */
  readonly map: SourceMap;
  /** The file that the map leads to. */
  readonly where: 'definition' | 'updateFile';
  readonly substitutions: readonly Substitution[];
  readonly target: Target | undefined;
  /** The text was given by somebody else: all of it leads to one place of the file. */
  readonly isInNoFile?: true;
}

export interface BuiltDefinition {
  readonly sent: SentDefinition;
  /** In the file, also those about the text that was made. */
  readonly findings: readonly Finding[];
  /** The text is JSON and every placeholder has a value; otherwise it must never be sent. */
  readonly isComplete: boolean;
  /** The sent text, where it is another than the file's. */
  readonly checked?: CheckedText | undefined;
}

/** A definition as JSON. */
export interface JsonForm {
  readonly tree: Tree;
  /** To the file; undefined where that is JSON itself. */
  readonly map: SourceMap | undefined;
  /** Where the placeholders begin that stand in the place of a value. */
  readonly unquoted: ReadonlySet<number>;
}

/** What there is already of a definition, made once for all targets. */
export interface CheckedDefinition {
  findJson(): Steps<JsonForm>;
  /** What is said of it as it is written. */
  findFindings(type: MachineType): Steps<readonly Finding[]>;
  /** What was last sent to this target: it is taken over, and nobody can use it any more. */
  readonly lastSent: CheckedText | undefined;
}

/** The definition of a file for one target: as written where it is JSON, as JSON where it is YAML, with the target's values. */
export function buildSentDefinition(definition: Tree, target: Target): BuiltDefinition {
  return finish(buildSentDefinitionInSteps(definition, target));
}

export function* buildSentDefinitionInSteps(
  definition: Tree,
  target: Target,
  { findJson, findFindings, lastSent }: CheckedDefinition = {
    findJson: () => toJsonInSteps(definition),
    findFindings: (type) => checkTree(definition, type),
    lastSent: undefined,
  },
): Steps<BuiltDefinition> {
  const checkOwn = function* (): Steps<readonly Finding[]> {
    return checkReadable(definition, yield* findFindings(type));
  };
  const type: MachineType = findTargetString(target, 'type')?.value === 'EXPRESS' ? 'EXPRESS' : 'STANDARD';
  if (definition.problems.length > 0 || !definition.root) {
    return { sent: buildUnchanged(definition), findings: yield* checkOwn(), isComplete: false };
  }
  const functions = (yield* listUnquotedPlaceholders(definition)).filter(({ argument }) => argument);
  if (functions.length > 0) {
    const own = yield* checkOwn();
    const findings = [...own, ...functions.map(describeUnquoted)].toSorted((a, b) => a.start - b.start);
    return { sent: buildUnchanged(definition), findings, isComplete: false };
  }
  const json = yield* findJson();
  const made = substitutePlaceholders(json.tree.text, json.unquoted, readValues(target), definition.syntax === 'yaml');
  const { text, substitutions, unresolved } = made;
  const map = json.map ? joinMaps(made.map, json.map) : made.map;
  const toFile = ({ start, end }: Range): Range =>
    json.map ? toSourceRange(json.map, { start, end }) : { start, end };
  const missing = unresolved.map((placeholder) => describeMissing(placeholder.name, toFile(placeholder), target));
  const checked = substitutions.length === 0 ? undefined : yield* checkTextInSteps(text, type, lastSent);
  const tree = checked?.tree ?? json.tree;
  const broken = missing.length > 0 ? [] : (yield* listUnquotedPlaceholders(tree)).map(describeUnquoted);
  const sent: SentDefinition = { text, tree, map, where: 'definition', substitutions, target };
  const own = yield* checkOwn();
  const about = checked ? takeFixes(placeFindings(sent, checked), own) : own;
  const findings = [...about, ...broken.map((finding) => toFileFinding(sent, finding))];
  return {
    sent,
    findings: [...missing, ...findings].toSorted((a, b) => a.start - b.start),
    isComplete: missing.length === 0 && broken.length === 0 && tree.problems.length === 0,
    checked,
  };
}

/** Without the values of a target. */
export function* toJsonInSteps(definition: Tree): Steps<JsonForm> {
  const written = definition.syntax === 'yaml' && definition.root ? writeJson(definition.root) : undefined;
  const tree = written ? yield* parseTreeInSteps(written.text, 'json') : definition;
  const unquoted = new Set((yield* listUnquotedPlaceholders(tree)).map(({ start }) => start));
  return { tree, map: written?.map, unquoted };
}

/** The definition that stands in a bare update file, which is sent as it is; its findings are the update file's. */
export function findEmbeddedSent(file: UpdateFile): BuiltDefinition | undefined {
  const embedded = findEmbeddedDefinition(file);
  if (!embedded) return undefined;
  const { tree, map } = embedded;
  // What only CloudFormation replaces is JSON all the same: the service says what it makes of that.
  const isComplete =
    tree.root !== undefined &&
    tree.problems.length === 0 &&
    finish(listUnquotedPlaceholders(tree)).every(({ argument }) => argument);
  return { sent: { ...buildUnchanged(tree), map, where: 'updateFile' }, findings: [], isComplete };
}

function buildUnchanged(tree: Tree): SentDefinition {
  const map = buildIdentityMap(tree.text.length);
  return { text: tree.text, tree, map, where: 'definition', substitutions: [], target: undefined };
}

function* checkTree(tree: Tree, type: MachineType): Steps<readonly Finding[]> {
  return yield* checkDefinitionInSteps(yield* buildMachineInSteps(tree, type));
}

function placeFindings(sent: SentDefinition, { tree, findings }: CheckedText): Finding[] {
  return checkReadable(tree, findings).map((finding) => toFileFinding(sent, finding));
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
  for (const { key, value } of substitutions.members) {
    // What only CloudFormation replaces is no value here, nor what a person still has to write.
    const isOpen =
      value?.kind === 'string' ? value.value === toMark(key.value) : value?.kind === 'placeholder' && value.argument;
    if (value && !isOpen) values.set(key.value, value);
  }
  return values;
}

const NODES_PER_STEP = 1024;

function* listUnquotedPlaceholders({ root }: Tree): Steps<PlaceholderNode[]> {
  const found: PlaceholderNode[] = [];
  let count = 0;
  for (const node of walkNodes(root)) {
    if (node.kind === 'placeholder') found.push(node);
    if (++count % NODES_PER_STEP === 0) yield;
  }
  return found;
}

/** Text that can't be read has an error, whatever the rules say about what could be read. */
function checkReadable(tree: Tree, findings: readonly Finding[]): readonly Finding[] {
  const [problem] = tree.problems;
  if (findings.some(({ severity }) => severity === 'error') || (!problem && tree.root)) return findings;
  const { start, end, message } = problem ?? { start: 0, end: tree.text.length, message: 'The definition is empty.' };
  return [...findings, { start, end, message, code: 'readable-text', severity: 'error' }];
}

/** A finding about the sent text, in the file. Where values have a part in it, it stands at their placeholders and tells them. */
export function toFileFinding({ substitutions, map, target, isInNoFile }: SentDefinition, finding: Finding): Finding {
  const placed = toSourceFinding(map, finding);
  if (isInNoFile) {
    const at = finding.location === undefined ? '' : `, at ${finding.location}`;
    return { ...placed, message: `${placed.message} (In the definition that was sent${at}.)` };
  }
  const involved = listInvolved(substitutions, finding);
  // A finding about all of an object does not come from every value in it.
  if (involved.length === 0 || involved.length > 3) return placed;
  const values = involved.map(({ name, value }) => `\${${name}} is ${writeText(value)}`).join(', ');
  const related = [
    ...(placed.related ?? []),
    ...involved.flatMap((substitution) => toValuePlace(substitution, target)),
  ];
  return { ...placed, related, message: `${placed.message} (In the target "${target?.name ?? ''}", ${values}.)` };
}

/** They stand in the order of the text, and there may be as many of them as of findings. */
function listInvolved(substitutions: readonly Substitution[], { start, end }: Range): readonly Substitution[] {
  let low = 0;
  for (let high = substitutions.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((substitutions[middle]?.made.end ?? Infinity) > start) high = middle;
    else low = middle + 1;
  }
  let past = low;
  while ((substitutions[past]?.made.start ?? Infinity) < end) past++;
  return substitutions.slice(low, past);
}

/** Where the update file says a value; nowhere where it is not known which file that is. */
function toValuePlace({ name, value }: Substitution, target: Target | undefined): RelatedPlace[] {
  if (!target?.source) return [];
  const { start, end } = value;
  return [{ start, end, message: `The value of \${${name}}.`, source: target.source }];
}
