import { API_MEMBERS, MAX_DEFINITION_LENGTH } from '../catalog/update-members.ts';
import { suppressFindings } from '../syntax/suppressions.ts';
import type { Tree } from '../syntax/tree.ts';
import { applyLevels, type Levels } from '../text/finding-levels.ts';
import type { Finding } from '../text/finding.ts';
import {
  findStateMachineArn,
  findTargetString,
  findTargetValue,
  type Target,
  toTargetRange,
  type UpdateFile,
} from './model.ts';
import type { UpdateContext } from './rule.ts';
import { type BuiltDefinition, buildSentDefinition, findEmbeddedSent, type SentDefinition } from './sent-definition.ts';
import { listTargetFindings } from './target-findings.ts';
import { isTrue } from './target-summary.ts';
import { type MachineTypes, withSeenType } from './target-type.ts';
import { toJson } from './to-json.ts';
import type { Json, UpdateIntent, UpdateRequest } from './update-request.ts';

export interface UpdateOrder {
  readonly file: UpdateFile;
  readonly context: UpdateContext;
  readonly target: Target;
  /** The definition file: the one that `definitionUri` names, or the sibling. */
  readonly definition?: Tree | undefined;
  readonly intent: UpdateIntent;
  /** Of `publish`: what the user entered; without it the target's goes. An empty one is not sent. */
  readonly versionDescription?: string | undefined;
  /** Goes on in spite of errors; not on save, and not for a protected target. */
  readonly anyway?: boolean | undefined;
  /** What somebody set for these files: a rule that is switched off stops no update, nor does one that only warns. */
  readonly levels?: Levels | undefined;
  /** What the machines were seen to be, where the file does not say it. */
  readonly machineTypes?: MachineTypes | undefined;
}

export interface PlacedFinding {
  readonly where: 'definition' | 'updateFile';
  readonly finding: Finding;
}

/** What would be sent, with what stands against it; or why nothing is sent. */
export type Composition = ReadyUpdate | RefusedUpdate;

export interface ReadyUpdate {
  readonly kind: 'ready';
  readonly request: UpdateRequest;
  readonly target: Target;
  readonly sent: SentDefinition | undefined;
  readonly findings: readonly PlacedFinding[];
}

export interface RefusedUpdate {
  readonly kind: 'refused';
  /** The reasons in the order of their files: the first error is the one to show. */
  readonly findings: readonly PlacedFinding[];
  /** Whether `anyway` would go on. */
  readonly canUpdateAnyway: boolean;
}

/** Checks a target with its definition, and builds the request. Nothing leaves with an error, unless it is overruled. */
export function composeUpdate(order: UpdateOrder): Composition {
  const { file, target, context, intent, definition } = order;
  const built = intent === 'configuration' ? undefined : findDefinition(order);
  const findings: PlacedFinding[] = [
    ...listHeard(order, definition, built?.findings ?? []).map((finding) => ({
      where: 'definition' as const,
      finding,
    })),
    ...listHeard(order, file.tree, listTargetFindings(file, target, context)).map((finding) => ({
      where: 'updateFile' as const,
      finding,
    })),
  ];
  const request = buildRequest(order, built?.sent);
  const obstacles = [...listObstacles(order, built, request), ...checkRequest(order, built?.sent, request)];
  findings.push(...obstacles.filter((obstacle) => !findings.some((known) => isSame(known, obstacle))));
  const hasErrors = findings.some(({ finding }) => finding.severity === 'error');
  const isFinal = obstacles.some(({ isFinal: final }) => final) || built?.isComplete === false;
  const canUpdateAnyway = !isFinal && intent !== 'save' && !isTrue(target, 'protected');
  // What is not sent can be looked at, whatever is wrong with it.
  const isOverruled = intent === 'compare' || (order.anyway && canUpdateAnyway);
  if (isFinal || (hasErrors && !isOverruled)) return { kind: 'refused', findings, canUpdateAnyway };
  return { kind: 'ready', request, target, sent: built?.sent, findings };
}

/** What is left of findings after the comments of their file and the settings. */
function listHeard({ levels }: UpdateOrder, tree: Tree | undefined, findings: readonly Finding[]): readonly Finding[] {
  const kept = tree ? suppressFindings(tree, findings).findings : findings;
  return applyLevels(kept, levels);
}

function findDefinition({ file, target, definition, context, machineTypes }: UpdateOrder): BuiltDefinition | undefined {
  if (definition) return buildSentDefinition(definition, withSeenType(target, machineTypes));
  return context.hasSibling ? undefined : findEmbeddedSent(file);
}

function buildRequest(
  { target, intent, versionDescription }: UpdateOrder,
  sent: SentDefinition | undefined,
): UpdateRequest {
  const members: Record<string, Json> = {};
  for (const name of API_MEMBERS) {
    const value = findTargetValue(target, name);
    // A null is no value, and the definition of a bare file comes with what is sent.
    if (!value || value.kind === 'null' || name === 'definition') continue;
    if (intent !== 'save' || name === 'stateMachineArn') members[name] = toJson(value);
  }
  if (sent) members['definition'] = sent.text;
  if (intent === 'publish') members['publish'] = true;
  if (intent === 'publish' && versionDescription !== undefined) members['versionDescription'] = versionDescription;
  if (members['publish'] !== true || members['versionDescription'] === '') delete members['versionDescription'];
  const arn = findTargetString(target, 'stateMachineArn')?.value ?? '';
  return { ...members, stateMachineArn: arn };
}

export interface Obstacle extends PlacedFinding {
  /** Not even `anyway` overrules it. */
  readonly isFinal: boolean;
}

/** What makes it impossible to say what would be sent where. */
function listObstacles(order: UpdateOrder, built: BuiltDefinition | undefined, request: UpdateRequest): Obstacle[] {
  const { file, target, intent, context } = order;
  const noMachine = findNoMachine(file, target);
  if (noMachine) return [noMachine];
  const stop = (code: string, message: string): Obstacle => stopAtMachine(file, target, code, message);
  if (intent === 'configuration') return listNothing(request, stop);
  const isMeant = file.definitionUri !== undefined || context.definition === 'found';
  if (!built && intent === 'save') return [stop('definition-exists', 'There is no definition to send.')];
  if (!built && file.shape === 'targets' && isMeant) {
    return [
      stop('definition-exists', 'The definition file of this target could not be read, so that nothing is sent.'),
    ];
  }
  return listNothing(request, stop);
}

/** Why it can't be told which machine is meant. */
export function findNoMachine(file: UpdateFile, target: Target): Obstacle | undefined {
  const [problem] = file.tree.problems;
  if (problem) {
    const { start, end, message } = problem;
    const finding: Finding = { start, end, code: 'readable-text', severity: 'error', message };
    return { where: 'updateFile', isFinal: true, finding };
  }
  if (findStateMachineArn(target)) return undefined;
  const message = 'Without the ARN of a state machine there is nothing to update.';
  return stopAtMachine(file, target, 'state-machine-arn-form', message);
}

export function stopAtMachine(file: UpdateFile, target: Target, code: string, message: string): Obstacle {
  const { start, end } = findTargetString(target, 'stateMachineArn') ?? toTargetRange(file, target);
  return { where: 'updateFile', isFinal: true, finding: { start, end, code, severity: 'error', message } };
}

function listNothing(request: UpdateRequest, stop: (code: string, message: string) => Obstacle): Obstacle[] {
  const given = Object.keys(request).filter((name) => !['stateMachineArn', 'versionDescription'].includes(name));
  if (given.some((name) => name !== 'publish' || request.publish === true)) return [];
  return [
    stop('something-to-update', 'There is nothing to update: neither a definition nor a configuration would be sent.'),
  ];
}

/** Limits of what is really sent: with the values in place, and with all that is around the definition. */
function checkRequest(
  { file, target }: UpdateOrder,
  sent: SentDefinition | undefined,
  request: UpdateRequest,
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const add = (
    where: PlacedFinding['where'],
    range: { start: number; end: number },
    code: string,
    message: string,
  ): void => {
    const finding: Finding = { start: range.start, end: range.end, code, severity: 'error', message };
    obstacles.push({ where, isFinal: false, finding });
  };
  const atTarget = findTargetString(target, 'stateMachineArn') ?? toTargetRange(file, target);
  const described = Array.from(request.versionDescription ?? '').length;
  if (described > 256) {
    add(
      'updateFile',
      atTarget,
      'member-length',
      `The version description has ${described} characters; at most 256 are allowed.`,
    );
  }
  const bytes = new TextEncoder().encode(JSON.stringify(request)).length;
  if (bytes > MAX_DEFINITION_LENGTH) {
    const first = sent?.map[0]?.source.start ?? 0;
    const place = sent ? { start: first, end: first + 1 } : atTarget;
    const length = sent ? `, ${sent.text.length} characters of it the definition` : '';
    const message = `The request has ${bytes} bytes${length}; the service takes at most ${MAX_DEFINITION_LENGTH} of each.`;
    add(sent?.where ?? 'updateFile', place, 'request-size', message);
  }
  return obstacles;
}

function isSame({ where, finding: a }: PlacedFinding, { where: other, finding: b }: PlacedFinding): boolean {
  return where === other && a.code === b.code && a.severity === b.severity && a.start <= b.start && b.end <= a.end;
}
