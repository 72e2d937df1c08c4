import type { DeployedMachine, MachineChange, TargetSummary } from '../../../../server/src/protocol.ts';
import { toRequest } from '../history/deployed-request.ts';
import { dropUpdate, explainFailure, type FailedUpdate } from '../target/explain.ts';
import type { MachinePorts } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import { type Unopened, type UsedTarget, withTarget } from '../target/use-target.ts';

/** A state machine that is known, with its definition. */
export interface ComparedMachine {
  /** As `version 7`. */
  readonly label: string;
  readonly machine: DeployedMachine;
}

export type ReadCompared =
  { readonly kind: 'read'; readonly compared: ComparedMachine } | { readonly kind: 'untrusted' | 'refused' } | Unopened;

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

type ComparePorts = Pick<MachinePorts, 'language' | 'shows' | 'views' | 'log'>;

/** Shows how a state machine that is known differs, by meaning, from another one or from what the files of a target say. */
export async function compareMachines(
  ports: ComparePorts,
  target: Pick<TargetSummary, 'ref' | 'stateMachineName'>,
  before: ComparedMachine,
  after: ComparedMachine | 'files',
): Promise<void> {
  const given = after === 'files' ? undefined : toRequest(after.machine);
  const composed = await ports.language.composeUpdate({ target: target.ref, intent: 'compare', given });
  if (composed.kind === 'refused') {
    const { kind: _, ...refusal } = composed;
    ports.views.showRefusal({ ...refusal, target: target.ref });
    return;
  }
  try {
    const { updateId } = composed;
    const comparison = await ports.language.compareMachine({ updateId, deployed: before.machine });
    const name = toOneLine(target.stateMachineName);
    const [left, right] = [toOneLine(before.label), after === 'files' ? 'your files' : toOneLine(after.label)];
    if (!comparison) {
      ports.shows.tell('Nothing could be compared: the language server was started again meanwhile. Try again.');
      return;
    }
    if (comparison.isSame) {
      ports.shows.tell(`${name}: ${left} and ${right} say the same.`);
      return;
    }
    const { texts, changes } = comparison;
    const others = changes.filter(({ part }) => !texts || !IN_TEXTS.has(part));
    if (others.length > 0) {
      const list = others.map(({ text }) => toOneLine(text)).join('; ');
      ports.shows.tell(`${name}: from ${left} to ${right}: ${list}.`);
    }
    if (!texts || others.length === changes.length) return;
    const title = `${name}: ${left} ↔ ${right}`;
    await ports.shows.showTexts(
      title,
      { label: left, text: texts.deployed },
      { label: right, text: texts.sent },
      texts.syntax,
    );
  } finally {
    await dropUpdate(ports, composed);
  }
}

/** A diff editor shows these. */
const IN_TEXTS: ReadonlySet<MachineChange['part']> = new Set(['state', 'transition', 'machine']);
