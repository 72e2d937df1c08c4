import type { Log } from './ports/ports.ts';

/** Controls, line ends, marks of direction and other characters that are not seen themselves but change what is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
const LONGEST_FACT = 300;

/**
 * A text that may come from a file, as one line of a question: it can't look like further lines, reorder what stands beside
 * it, or push it out of sight.
 */
export function toOneLine(text: string, longest = LONGEST_FACT): string {
  const line = text.replace(UNSEEN, ' ');
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

const LONGEST_LOG_LINE = 2000;

/** A log in which no text from a file can look like a line of ours. */
export function buildOneLineLog(log: Log): Log {
  return {
    info: (line) => log.info(toOneLine(line, LONGEST_LOG_LINE)),
    warn: (line) => log.warn(toOneLine(line, LONGEST_LOG_LINE)),
    error: (line) => log.error(toOneLine(line, LONGEST_LOG_LINE)),
  };
}
