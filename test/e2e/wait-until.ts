const pauseMilliseconds = 50;

/**
 * Reads until the value holds, and returns it. Throws with the last value after `seconds`: what it should have been stands
 * in `expected`, as in "a diagnostic at line 3".
 */
export async function waitUntil<T>(
  expected: string,
  read: () => T | PromiseLike<T>,
  holds: (value: T) => boolean,
  seconds = 40,
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (Date.now() > end) {
      throw new Error(`Waited ${seconds} s for ${expected}. The last value was ${JSON.stringify(value, null, 2)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
  }
}
