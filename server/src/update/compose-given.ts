import { parseTree } from '../syntax/tree.ts';
import { type Composition, findNoMachine, type Obstacle, stopAtMachine } from './compose.ts';
import { findTargetString, type Target, toTargetRange, type UpdateFile } from './model.ts';
import type { SentDefinition } from './sent-definition.ts';
import type { UpdateRequest } from './update-request.ts';

/**
 * A request that was made somewhere else, such as one that brings back what stood there before. Nothing but its machine is
 * checked: the service took all of it once.
 */
export function composeGiven(file: UpdateFile, target: Target, given: UpdateRequest): Composition {
  const obstacle = findNoMachine(file, target) ?? findOtherMachine(file, target, given);
  if (obstacle) return { kind: 'refused', findings: [obstacle], canUpdateAnyway: false };
  return { kind: 'ready', request: given, target, sent: buildGivenDefinition(file, target, given), findings: [] };
}

function findOtherMachine(file: UpdateFile, target: Target, { stateMachineArn }: UpdateRequest): Obstacle | undefined {
  const arn = findTargetString(target, 'stateMachineArn')?.value;
  if (stateMachineArn === arn) return undefined;
  const message = `What would be sent is for ${stateMachineArn}, and this target is ${arn}: nothing is sent.`;
  return stopAtMachine(file, target, 'target-machine-same', message);
}

/** No file holds this text: what the service says of it stands at the machine's ARN. */
function buildGivenDefinition(
  file: UpdateFile,
  target: Target,
  { definition: text }: UpdateRequest,
): SentDefinition | undefined {
  if (text === undefined) return undefined;
  const { start, end } = findTargetString(target, 'stateMachineArn') ?? toTargetRange(file, target);
  // One more than the text has, so that its end is a part of it, too.
  const map = [{ made: { start: 0, end: text.length + 1 }, source: { start, end }, exact: false }];
  const tree = parseTree(text, 'json');
  return { text, tree, map, where: 'updateFile', substitutions: [], target: undefined, isInNoFile: true };
}
