/** What is read may be some seconds old: so the service is asked again before it is believed that nothing has changed. */
const LOOKS = 4;
const BETWEEN = 1000;

/** Looks until what was sent has taken effect, or something else is seen: a few times. */
export async function lookAgain<T extends { readonly kind: string }>(
  lookOnce: (signal: AbortSignal) => Promise<T>,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
): Promise<T> {
  // The person has cancelled what was sent, as a rule, and wants to know this all the same.
  const { signal } = new AbortController();
  let seen = await lookOnce(signal);
  for (let count = 1; count < LOOKS && seen.kind === 'notApplied'; count++) {
    await wait(BETWEEN, signal);
    seen = await lookOnce(signal);
  }
  return seen;
}
