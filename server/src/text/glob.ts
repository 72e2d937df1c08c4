/** Whoever writes a longer pattern, or more alternatives than braces may add up to, gets no match. */
const MAX_LENGTH = 1_000;
const MAX_ALTERNATIVES = 100;

/**
 * Whether a path fits a pattern with `**`, `*`, `?` and `{a,b}`; both have slashes. Not made into a regular expression: a
 * pattern of a folder that nobody knows could keep one busy for hours.
 */
export function matchesGlob(path: string, pattern: string): boolean {
  if (pattern.length > MAX_LENGTH) return false;
  const names = path.split('/');
  return expandBraces(pattern).some((each) =>
    fitsSequence(names, each.split('/'), '**', (name, part) =>
      fitsSequence(Array.from(name), Array.from(part), '*', (character, own) => own === '?' || own === character),
    ),
  );
}

function expandBraces(pattern: string): string[] {
  const expanded: string[] = [];
  const open = [pattern];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [whole, inner] = /\{([^{}]*)\}/.exec(next) ?? [];
    if (whole === undefined || inner === undefined) expanded.push(next);
    else open.push(...inner.split(',').map((part) => next.replace(whole, () => part)));
    if (expanded.length + open.length > MAX_ALTERNATIVES) return [];
  }
  return expanded;
}

/** Where an item does not fit, the last part that fits any number of items takes one more: no other choice can do better. */
function fitsSequence<T>(
  items: readonly T[],
  pattern: readonly string[],
  many: string,
  fits: (item: T, part: string) => boolean,
): boolean {
  let [at, next] = [0, 0];
  let retry: { at: number; next: number } | undefined;
  while (at < items.length) {
    const [item, part] = [items[at], pattern[next]];
    if (part === many) retry = { at, next: ++next };
    else if (item !== undefined && part !== undefined && fits(item, part)) {
      at++;
      next++;
    } else if (retry) {
      retry.at++;
      ({ at, next } = retry);
    } else return false;
  }
  return pattern.slice(next).every((part) => part === many);
}
