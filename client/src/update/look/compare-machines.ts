import type {
  DeployedMachine,
  MachineChange,
  MachineComparison,
  TargetSummary,
} from '../../../../server/src/protocol.ts';
import { toRevertingRequest } from './reverting-request.ts';
import { explainFailure, type FailedUpdate } from '../send/explain.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import { type Unused, type UsedTarget, withComposed, withTarget } from '../target/use-target.ts';

/** A state machine that is known, with its definition. */
export interface ComparedMachine {
  /** As `version 7`. */
  readonly label: string;
  readonly machine: DeployedMachine;
}

type ReadCompared = { readonly kind: 'read'; readonly compared: ComparedMachine } | Unused;

/** Reads a machine or a version with its definition. What keeps it from that is told to the person. */
export async function describeMachine(
  ports: MachinePorts,
  used: UsedTarget,
  arn: string,
  label: string,
): Promise<Extract<ReadCompared, { kind: 'read' }> | { readonly kind: 'cancelled' } | FailedUpdate> {
  const answer = await ports.runWithProgress(`Looking at ${toOneLine(label)}`, (signal) =>
    used.service.describeStateMachine(arn, { signal }),
  );
  if (answer.kind === 'answered') return { kind: 'read', compared: { label, machine: answer.value } };
  if (answer.kind === 'cancelled') return answer;
  return explainFailure(ports, used, answer.failure, 'before anything was sent');
}

/** The same for a target whose service is not open yet. */
export function readComparedMachine(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineArn'>,
  arn: string,
  label: string,
): Promise<ReadCompared> {
  return withTarget(ports, target, (used) => describeMachine(ports, used, arn, label));
}

/** Shows how a state machine that is known differs, by meaning, from another one or from what the files of a target say. */
export async function compareMachines(
  ports: MachinePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineName'>,
  before: ComparedMachine,
  after: ComparedMachine | 'files',
): Promise<void> {
  const given = after === 'files' ? undefined : toRevertingRequest(after.machine);
  await withComposed(ports, { target: target.ref, intent: 'compare', given }, async ({ updateId }) => {
    const comparison = await ports.language.compareMachine({ updateId, deployed: before.machine });
    const name = toOneLine(target.stateMachineName);
    const [left, right] = [toOneLine(before.label), after === 'files' ? 'your files' : toOneLine(after.label)];
    if (comparison) await show(ports, `${name}: `, left, right, comparison);
    else ports.shows.tell('Nothing could be compared: the language server was started again meanwhile. Try again.');
  });
}

async function show(
  { shows }: Pick<MachinePorts, 'shows'>,
  of: string,
  left: string,
  right: string,
  { isSame, texts, changes }: MachineComparison,
): Promise<void> {
  if (isSame) {
    shows.tell(`${of}${left} and ${right} say the same.`);
    return;
  }
  const others = changes.filter(({ part }) => !texts || !IN_TEXTS.has(part));
  if (others.length > 0) {
    shows.tell(`${of}from ${left} to ${right}: ${others.map(({ text }) => toOneLine(text)).join('; ')}.`);
  }
  if (!texts || others.length === changes.length) return;
  const [before, after] = [
    { label: left, text: texts.deployed },
    { label: right, text: texts.sent },
  ];
  await shows.showTexts(`${of}${left} ↔ ${right}`, before, after, texts.syntax);
}

/** A diff editor shows these. */
const IN_TEXTS: ReadonlySet<MachineChange['part']> = new Set(['state', 'transition', 'machine']);
