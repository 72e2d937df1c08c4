import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Says which process wrote something, also when its number belongs to another one by now. */
export interface ProcessMark {
  readonly pid: number;
  /** A home folder may be shared by machines, and by containers: their numbers mean nothing here. */
  readonly host: string;
  /** When it started, in a form that is only good for comparing; undefined where it can't be told. */
  readonly start?: string | undefined;
}

export async function getOwnMark(): Promise<ProcessMark> {
  return { pid: process.pid, host: hostname(), start: await findStart(process.pid) };
}

/**
 * Whether that process still runs. Where it can't be told, it does: a process of another machine, and, on systems other than
 * Linux, another process that got its number.
 */
export async function isRunning(mark: ProcessMark): Promise<boolean> {
  if (mark.host !== hostname()) return true;
  try {
    process.kill(mark.pid, 0);
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
  }
  if (mark.start === undefined) return true;
  const start = await findStart(mark.pid);
  return start === undefined || start === mark.start;
}

/** Linux tells the start of each process, in ticks since this boot. Others tell that of one's own. */
async function findStart(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return pid === process.pid ? String(performance.timeOrigin) : undefined;
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the name, in parentheses, and may hold anything; the start is field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended, and is there until its parent asks about it.
    return fields[0] === 'Z' ? 'ended' : `${boot.trim()} ${fields[19]}`;
  } catch {
    return undefined;
  }
}
