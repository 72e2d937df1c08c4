/**
 * Reading answers. The SDK promises nothing of members that the model doesn't require, and an endpoint that isn't AWS's may
 * send anything: what is missing or of another kind is a SyntaxError, as it is where the answer is no JSON at all.
 */
export function getString(from: object | undefined, name: string): string {
  const value = getMember(from, name);
  if (typeof value !== 'string') throw new SyntaxError(`The answer's ${name} is no text.`);
  return value;
}

/** Undefined where the answer doesn't have it. */
export function findString(from: object, name: string): string | undefined {
  return findMember(from, name) === undefined ? undefined : getString(from, name);
}

export function getDate(from: object, name: string): Date {
  const value = getMember(from, name);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) {
    throw new SyntaxError(`The answer's ${name} is no time.`);
  }
  return value;
}

export function getList<T>(list: readonly T[] | undefined, name: string): readonly T[] {
  if (!Array.isArray(list)) throw new SyntaxError(`The answer has no ${name}.`);
  return list;
}

function getMember(from: object | undefined, name: string): unknown {
  const value = findMember(from, name);
  if (value === undefined) throw new SyntaxError(`The answer has no ${name}.`);
  return value;
}

function findMember(from: object | undefined, name: string): unknown {
  const value: unknown = from && name in from ? Reflect.get(from, name) : undefined;
  return value === null ? undefined : value;
}
