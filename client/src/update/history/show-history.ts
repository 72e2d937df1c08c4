import type { TargetSummary } from '../../../../server/src/protocol.ts';
import { compareMachines, type ComparedMachine, readComparedMachine } from '../look/compare-machines.ts';
import { formatTime } from '../format-time.ts';
import type { MachinePorts, PickItem } from '../ports/machine-ports.ts';
import { toOneLine } from '../one-line.ts';
import type { ListedEntry, StartedBy } from '../records/records.ts';
import { describeBefore, findRevertible, type RevertOutcome, revertTo } from './revert-update.ts';
import { toVersionNumber } from '../target/version-arn.ts';

type HistoryOutcome = RevertOutcome | { readonly kind: 'shown' };

type HistoryTarget = Pick<TargetSummary, 'ref' | 'stateMachineArn' | 'stateMachineName'>;

/** Lists the updates of a target's machine from here, and what can be done with what stood there before one of them. */
export async function showHistory(ports: MachinePorts, target: HistoryTarget): Promise<HistoryOutcome> {
  if (!ports.isTrusted()) {
    ports.views.showUntrusted();
    return { kind: 'untrusted' };
  }
  const history = await ports.records.listHistory(target.stateMachineArn);
  const name = toOneLine(target.stateMachineName);
  if (history.length === 0) {
    ports.shows.tell(`${name} was not updated from here, so that it has no history here.`);
    return { kind: 'none' };
  }
  const picked = await pickEntry(ports, history, `History of ${name}`, 'An update, the newest first');
  if (!picked) return { kind: 'dismissed' };
  const action = await ports.picks.pick({
    title: toOneLine(`${name}, ${describeBefore(picked)}`),
    placeHolder: 'What to do with it',
    items: listActions(history, picked),
  });
  return action ? runAction(ports, target, history, picked, action) : { kind: 'dismissed' };
}

type Action = 'deployed' | 'files' | 'next' | 'other' | 'revert' | 'open';

/** Where what stood there before is not known, its file is all that there is to see. */
function listActions(history: readonly ListedEntry[], picked: ListedEntry): readonly PickItem<Action>[] {
  const isKnown = findRevertible(picked) !== undefined;
  const next = findNext(history, picked);
  const others = history.filter((entry) => entry !== picked && findRevertible(entry));
  const compare: readonly (PickItem<Action> | undefined)[] = [
    { label: 'Compare with What Is Deployed', value: 'deployed' },
    { label: 'Compare with Your Files', value: 'files' },
    next && { label: 'Compare with the Next Entry', description: toOneLine(describeBefore(next)), value: 'next' },
    others.length > 0 ? { label: 'Compare with Another Entry…', value: 'other' } : undefined,
    { label: 'Revert to It', description: 'asks before anything is sent', value: 'revert' },
  ];
  const open: readonly PickItem<Action>[] =
    picked.path === undefined ? [] : [{ label: 'Open Its File', description: toOneLine(picked.path), value: 'open' }];
  return [...(isKnown ? compare.filter((item) => item !== undefined) : []), ...open];
}

/** The update that came after, where what stood there before it is known. */
function findNext(history: readonly ListedEntry[], picked: ListedEntry): ListedEntry | undefined {
  const next = history[history.indexOf(picked) - 1];
  return next && findRevertible(next) ? next : undefined;
}

async function runAction(
  ports: MachinePorts,
  target: HistoryTarget,
  history: readonly ListedEntry[],
  picked: ListedEntry,
  action: Action,
): Promise<HistoryOutcome> {
  if (action === 'open') {
    if (picked.path !== undefined) ports.shows.openFile(picked.path);
    return { kind: 'shown' };
  }
  const known = findCompared(picked);
  if (!known) return { kind: 'none' };
  if (action === 'revert') return revertTo(ports, target, known.machine, known.label);
  if (action === 'deployed') {
    const deployed = await readComparedMachine(ports, target, target.stateMachineArn, 'what is deployed now');
    if (deployed.kind !== 'read') return deployed;
    await compareMachines(ports, target, known, deployed.compared);
    return { kind: 'shown' };
  }
  if (action === 'files') {
    await compareMachines(ports, target, known, 'files');
    return { kind: 'shown' };
  }
  const other = action === 'next' ? findNext(history, picked) : await pickOther(ports, history, picked);
  const otherKnown = other && findCompared(other);
  if (!otherKnown) return { kind: 'dismissed' };
  await compareMachines(ports, target, known, otherKnown);
  return { kind: 'shown' };
}

function findCompared(entry: ListedEntry): ComparedMachine | undefined {
  const machine = findRevertible(entry);
  return machine && { label: describeBefore(entry), machine };
}

function pickOther(
  ports: MachinePorts,
  history: readonly ListedEntry[],
  picked: ListedEntry,
): Promise<ListedEntry | undefined> {
  const others = history.filter((entry) => entry !== picked && findRevertible(entry));
  return pickEntry(ports, others, 'Compare with Another Entry', 'What stood there before this update');
}

const STARTED_BY: Readonly<Record<StartedBy, string>> = {
  command: 'by a command',
  save: 'by a save',
  revert: 'by going back',
  commandLine: 'from the command line',
};

function pickEntry(
  { picks }: MachinePorts,
  history: readonly ListedEntry[],
  title: string,
  placeHolder: string,
): Promise<ListedEntry | undefined> {
  const items = history.map((entry): PickItem<ListedEntry> => {
    const { time, startedBy, sentMembers, revisionId, stateMachineVersionArn, isUncertain } = entry;
    const traits = [
      STARTED_BY[startedBy],
      ...(isUncertain === true ? ['not known whether it took effect'] : []),
      ...(stateMachineVersionArn === undefined ? [] : [`version ${toVersionNumber(stateMachineVersionArn)}`]),
      ...(findRevertible(entry) ? [] : ['what stood there before is not known']),
    ];
    const details = [`sent ${sentMembers.join(', ')}`, ...(revisionId === undefined ? [] : [`revision ${revisionId}`])];
    return {
      label: toOneLine(formatTime(time)),
      description: toOneLine(traits.join(', ')),
      detail: toOneLine(details.join('; ')),
      value: entry,
    };
  });
  return picks.pick({ title, placeHolder, items });
}
