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
  checkMachine({ tree: { syntax, text } }, report) {
    // YAML is sent as JSON, whose length is known when it is composed; there it is checked as JSON.
    if (syntax === 'yaml' || text.length * MAX_BYTES < MAX_DEFINITION_LENGTH * NEAR) return;
    const place = { start: 0, end: 1, location: '/' };
    if (text.length > MAX_DEFINITION_LENGTH) {
      const message = `The definition has ${text.length} characters, and the service takes ${MAX_DEFINITION_LENGTH}.`;
      report({ ...place, message });
      return;
    }
    const bytes = new TextEncoder().encode(text);
    // Each byte becomes two at most.
    if (bytes.length * 2 < MAX_DEFINITION_LENGTH * NEAR) return;
    const escaped = countEscaped(bytes);
    if (escaped < MAX_DEFINITION_LENGTH * NEAR) return;
    const share = Math.floor((escaped / MAX_DEFINITION_LENGTH) * 100);
    const sizes = `The definition has ${text.length} characters, which are ${bytes.length} bytes and in the request, as a JSON string, ${escaped}`;
    report({
      ...place,
      severity: 'warning',
      message: `${sizes}: ${share} % of the ${MAX_DEFINITION_LENGTH} that it may have.`,
    });
  },
};

/** Of one UTF-16 unit. */
const MAX_BYTES = 3;

/** As a JSON string in UTF-8, where quotes, backslashes and line ends take two bytes. */
function countEscaped(bytes: Uint8Array): number {
  let escapes = 0;
  // By index and table, as an iterator costs several times as much, and so do comparisons.
  for (let at = 0; at < bytes.length; at++) escapes += ESCAPES[bytes[at] ?? 0] ?? 0;
  return bytes.length + escapes;
}

/** How many bytes each byte gets more: no other character than those that are escaped has such a one in it. */
const ESCAPES = Uint8Array.from({ length: 256 }, (_, byte) => (byte === 34 || byte === 92 || byte < 32 ? 1 : 0));

function pad(length: number): string {
  return `{ "StartAt": "A",${' '.repeat(length)}"States": { "A": { "Type": "Succeed" } } }`;
}
