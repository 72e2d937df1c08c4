/** What to do when the language server ended without having been asked to. */
type CrashAnswer = 'restartAndTell' | 'restart' | 'giveUp';

const MOST_RESTARTS = 4;
/** Milliseconds. */
const PERIOD = 3 * 60 * 1000;

/** Starts it again and says so once; gives up where it keeps crashing. Is given the time of each crash. */
export function buildCrashPolicy(): (now: number) => CrashAnswer {
  let crashes: readonly number[] = [];
  return (now) => {
    crashes = [...crashes.filter((at) => now - at < PERIOD), now];
    if (crashes.length > MOST_RESTARTS) return 'giveUp';
    return crashes.length === 1 ? 'restartAndTell' : 'restart';
  };
}
