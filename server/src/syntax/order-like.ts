import { areSame, buildLookup, type Value } from './value.ts';

/** The same value with its keys in the order of another one at the same path, and new keys behind them. */
export function orderLike(value: Value, model: Value | undefined): Value {
  if (!model || value.kind !== model.kind) return value;
  if (areSame(value, model)) return model;
  if (value.kind === 'array' && model.kind === 'array') {
    const items = [...value.items];
    for (const [own, other] of pairItems(value.items, model.items)) {
      const item = findItem(value.items, own);
      if (item && own !== undefined) items[own] = orderLike(item, findItem(model.items, other));
    }
    return { ...value, items };
  }
  if (value.kind !== 'object' || model.kind !== 'object') return value;
  const findOwn = buildLookup(value);
  const ordered = model.members.flatMap(({ name, value: other }, at) => {
    const own = findOwn(name, at);
    return own ? [{ name, value: orderLike(own, other) }] : [];
  });
  const findOther = buildLookup(model);
  const added = value.members.filter(({ name }, at) => !findOther(name, at));
  return { ...value, members: [...ordered, ...added] };
}

/** Which item of one array became which of another: those at both ends that are the same, and between them by their order. */
export function pairItems(
  left: readonly Value[],
  right: readonly Value[],
): (readonly [left: number | undefined, right: number | undefined])[] {
  const shorter = Math.min(left.length, right.length);
  let before = 0;
  while (before < shorter && areSame(left[before], right[before])) before++;
  let behind = 0;
  while (behind < shorter - before && areSame(left.at(-1 - behind), right.at(-1 - behind))) behind++;
  const [leftEnd, rightEnd] = [left.length - behind, right.length - behind];
  const pairs: (readonly [number | undefined, number | undefined])[] = [];
  for (let at = 0; at < Math.max(leftEnd, rightEnd); at++) {
    pairs.push([at < leftEnd ? at : undefined, at < rightEnd ? at : undefined]);
  }
  for (let at = 0; at < behind; at++) pairs.push([leftEnd + at, rightEnd + at]);
  return pairs;
}

/** The item of one side of a pair. */
export function findItem(items: readonly Value[], at: number | undefined): Value | undefined {
  return at === undefined ? undefined : items[at];
}
