/** One reason of an InvalidDefinition message. */
export interface DefinitionItem {
  /** The service's, such as MISSING_TRANSITION_TARGET; undefined where the message has another form. */
  readonly code: string | undefined;
  readonly text: string;
  /** As the service writes it, `/States/A/Choices[0]/Next`; undefined where it names no place. */
  readonly location: string | undefined;
  /** Of text that is no JSON: both count from 1, in the text that was sent. */
  readonly position: { readonly line: number; readonly column: number } | undefined;
}

/**
 * Reads `Invalid State Machine Definition: 'CODE: text at location, CODE: text at location'`. Names of states may hold
 * anything that separates the parts, so `isPlace` says which locations the definition has; nothing of the message is dropped.
 */
export function parseInvalidDefinition(message: string, isPlace: (location: string) => boolean): DefinitionItem[] {
  const body = /^Invalid State Machine Definition:\s*'([^]*)'\s*$/.exec(message)?.[1] ?? message;
  return splitItems(body, isPlace).map((item) => parseItem(item, isPlace));
}

/**
 * Items are separated by `, ` before a code. A name may look like that too: what stands before must be complete, and what
 * follows must have a place, or be a code and nothing else as in the messages of old.
 */
function splitItems(body: string, isPlace: (location: string) => boolean): string[] {
  // Text that is no JSON has one reason, and the message quotes that text.
  if (body.startsWith('INVALID_JSON_DESCRIPTION')) return [body];
  const marks = [...body.matchAll(/, (?=([A-Z][A-Z_]*)(?:: | at |, |$))/g)];
  const ends = [...marks.map(({ index }) => index), body.length];
  const items: string[] = [];
  let start = 0;
  for (const [number, { index, 1: code = '' }] of marks.entries()) {
    const left = body.slice(start, index);
    const right = body.slice(index + 2);
    const found = findPlace(left, isPlace);
    const location = found?.location;
    const isExact = location !== undefined && isPlace(location);
    const isComplete = found !== undefined || BARE_CODE.test(left);
    const isCode = (code.includes('_') || isExact) && (right.includes(' at ') || BARE_CODE.test(right));
    if (!isComplete || !isCode) continue;
    // The mark is inside of a name where the place goes on behind it. No name has more than a few of them.
    const placeStart = index - (location?.length ?? 0);
    const goesOn = ends.slice(number + 1, number + 4).some((end) => isPlace(body.slice(placeStart, end)));
    if (location !== undefined && !isExact && goesOn) continue;
    items.push(left);
    start = index + 2;
  }
  items.push(body.slice(start));
  return items;
}

/** A message of old may have nothing but a code. */
const BARE_CODE = /^[A-Z]+(_[A-Z]+)+(?:, |$)/;

function parseItem(item: string, isPlace: (location: string) => boolean): DefinitionItem {
  const [, code, rest = ''] = /^([A-Z][A-Z_]+)(?:: |(?= at )|$)([^]*)$/.exec(item) ?? [undefined, undefined, item];
  const source = findPosition(rest);
  if (source) return { code, location: undefined, ...source };
  const found = findPlace(rest, isPlace);
  const text = (found ? rest.slice(0, found.at) : rest).trim();
  return { code, text: text === '' ? (code ?? item) : text, location: found?.location, position: undefined };
}

/** What the service's reader of JSON says, and where in the text it stopped. */
export function findPosition(message: string): Pick<DefinitionItem, 'text' | 'position'> | undefined {
  const source = /^([^]*?)\s+at \[Source: [^]*; line: (\d+), column: (\d+)\]\s*$/.exec(message);
  if (!source) return undefined;
  const [, text = '', line, column] = source;
  return { text, position: { line: Number(line), column: Number(column) } };
}

/**
 * The last ` at ` that a place follows: one that the definition has, or else anything in the form of a place. The location
 * is undefined for `null`.
 */
function findPlace(
  item: string,
  isPlace: (location: string) => boolean,
): { at: number; location?: string } | undefined {
  const inForm: { at: number; location?: string }[] = [];
  for (let at = item.lastIndexOf(' at '); at >= 0; at = at === 0 ? -1 : item.lastIndexOf(' at ', at - 1)) {
    const rest = item.slice(at + ' at '.length);
    if (rest.trim() === 'null') return { at };
    if (rest.startsWith('[Source: ')) inForm.push({ at });
    if (!rest.startsWith('/')) continue;
    if (isPlace(rest)) return { at, location: rest };
    inForm.push({ at, location: rest });
  }
  return inForm[0];
}
