/** What is promised about speed, and whether this run kept it. */
export interface Promised {
  readonly what: string;
  readonly measured: number;
  /** At most that much, or at least. */
  readonly most?: number;
  readonly least?: number;
  readonly unit: string;
}

export function printPromises(promises: readonly Promised[]): void {
  // The other parts say what they promise beside what they measured.
  if (promises.length === 0) return;
  console.log('\nWhat is promised');
  for (const { what, measured, most, least, unit } of promises) {
    const holds = measured <= (most ?? Infinity) && measured >= (least ?? 0);
    const limit = most === undefined ? `at least ${least}` : `at most ${most}`;
    console.log(`${holds ? 'holds ' : 'BROKEN'}  ${what}: ${measured.toFixed(1)}${unit}, ${limit}${unit}`);
  }
}
