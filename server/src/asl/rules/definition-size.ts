import { MAX_DEFINITION_LENGTH } from '../../catalog/update-members.ts';
import { DOCUMENTATION } from '../../catalog/documentation.ts';
import type { Rule } from '../rule.ts';

/** From this part of the limit on, somebody should know. */
const NEAR = 0.8;

export const definitionSize: Rule = {
  code: 'definition-size',
  severity: 'error',
  summary: `A definition has at most ${MAX_DEFINITION_LENGTH} characters; from ${NEAR * 100} % of that on there is a warning. The whole request may be no longer either.`,
  link: DOCUMENTATION.quotas,
  examples: {
    // Made when they are asked for: they are as long as the limit.
    get good() {
      return [pad(MAX_DEFINITION_LENGTH * NEAR - 1000)];
    },
    get bad() {
      return [`${pad(MAX_DEFINITION_LENGTH)}\n^`, `${pad(MAX_DEFINITION_LENGTH * NEAR)}\n^`];
    },
  },
  *checkMachine({ tree: { syntax, text } }, report) {
    // YAML is sent as JSON, whose length is known when it is composed; there it is checked as JSON.
    if (syntax === 'yaml' || text.length * MAX_BYTES < MAX_DEFINITION_LENGTH * NEAR) return;
    const place = { start: 0, end: 1, location: '/' };
    if (text.length > MAX_DEFINITION_LENGTH) {
      const message = `The definition has ${text.length} characters, and the service takes ${MAX_DEFINITION_LENGTH}.`;
      report({ ...place, message });
      return;
    }
    const length = Buffer.byteLength(text);
    // Each byte becomes two at most.
    if (length * 2 < MAX_DEFINITION_LENGTH * NEAR) return;
    let escapes = 0;
    for (let at = 0; at < text.length; at += CHARACTERS_PER_STEP) {
      escapes += countEscapes(text.slice(at, at + CHARACTERS_PER_STEP));
      yield;
    }
    const escaped = length + escapes;
    if (escaped < MAX_DEFINITION_LENGTH * NEAR) return;
    const share = Math.floor((escaped / MAX_DEFINITION_LENGTH) * 100);
    const sizes = `The definition has ${text.length} characters, which are ${length} bytes and in the request, as a JSON string, ${escaped}`;
    report({
      ...place,
      severity: 'warning',
      message: `${sizes}: ${share} % of the ${MAX_DEFINITION_LENGTH} that it may have.`,
    });
  },
};

/** Of one UTF-16 unit. */
const MAX_BYTES = 3;
const CHARACTERS_PER_STEP = 16_384;

/** In a JSON string, quotes, backslashes and line ends take one byte more. */
function countEscapes(text: string): number {
  const { written } = ENCODER.encodeInto(text, bytes);
  // What a step before has left behind the text is not counted.
  bytes[written] = BLANK;
  const end = Math.ceil(written / 2);
  let count = 0;
  for (let at = 0; at < end; at++) count += ESCAPES[pairs[at] ?? 0] ?? 0;
  return count;
}

const ENCODER = new TextEncoder();
const BLANK = 32;
/** The text of one step, which is of no use to another; and the same two by two, for a megabyte has many. */
const bytes = new Uint8Array(CHARACTERS_PER_STEP * MAX_BYTES + 2);
const pairs = new Uint16Array(bytes.buffer);
/** How many of two bytes are escaped: no other character has such a byte in it. */
const ESCAPES = Uint8Array.from({ length: 65_536 }, (_, pair) => countEscape(pair & 255) + countEscape(pair >> 8));

function countEscape(byte: number): number {
  return byte === 34 || byte === 92 || byte < 32 ? 1 : 0;
}

function pad(length: number): string {
  return `{ "StartAt": "A",${' '.repeat(length)}"States": { "A": { "Type": "Succeed" } } }`;
}
