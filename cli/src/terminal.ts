/** What was read of a command's arguments, or what is wrong with them. */
export function readArguments<R extends object>(read: () => R): R | { readonly problem: string } {
  try {
    return read();
  } catch (error) {
    return { problem: toMessage(error) };
  }
}

export function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}

/** Says why nothing could be done, and where to find more. */
export function fail(text: string, help?: string): 2 {
  const more = help === undefined ? '' : `\nSee ${help}.`;
  process.stderr.write(`${text.trimEnd()}${more}\n`);
  return 2;
}

export function toMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
