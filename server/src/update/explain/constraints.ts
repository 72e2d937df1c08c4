/** One constraint that a member of the request broke. */
export interface Constraint {
  /** The member's place in the request: `/loggingConfiguration/destinations[0]/cloudWatchLogsLogGroup/logGroupArn`. */
  readonly location: string;
  /** What is required: `Member must have length less than or equal to 256`. */
  readonly text: string;
}

/**
 * Reads `N validation error(s) detected: Value 'V' at 'path' failed to satisfy constraint: Member must …; Value …`. The value
 * may hold anything, so the path is what stands right before the words that follow it.
 */
export function parseConstraints(message: string): Constraint[] {
  const marks = [...message.matchAll(/ at '([^']*)' failed to satisfy constraint: /g)];
  return marks.map((mark, index) => {
    const next = marks[index + 1]?.index ?? message.length;
    const rest = message.slice(mark.index + mark[0].length, next);
    // The next constraint begins with the value that broke it.
    const text = marks[index + 1] ? rest.replace(/; Value [^]*$/, '') : rest;
    return { location: toMemberLocation(mark[1] ?? ''), text: text.trim() };
  });
}

/** `a.destinations.1.member.b` counts members from 1. */
function toMemberLocation(path: string): string {
  const parts = path.replaceAll(/\.(\d+)\.member(?=\.|$)/g, (_, digits: string) => `[${Number(digits) - 1}]`);
  return `/${parts.replaceAll('.', '/')}`;
}
