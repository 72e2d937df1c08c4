/** What the test of activation measures, from the window that it runs in to the benchmark. Milliseconds. */
export interface ActivationTimes {
  /** As VS Code measured them: loading the code, calling `activate`, waiting for its end. */
  readonly load: number;
  readonly call: number;
  readonly finish: number;
  /** From asking for a definition to VS Code telling the extensions about it. */
  readonly told: number;
  /** From asking for a definition to its diagnostics, with the extension and the server not started. */
  readonly diagnosed: number;
}

const mark = '[activation] ';

export function writeTimes(times: ActivationTimes): string {
  return `${mark}${JSON.stringify(times)}`;
}

/** Finds what `writeTimes` wrote in all that was printed. */
export function findTimes(printed: string): ActivationTimes | undefined {
  const line = printed.split('\n').find((each) => each.includes(mark));
  return line === undefined ? undefined : JSON.parse(line.slice(line.indexOf(mark) + mark.length));
}
