import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { toOneLine } from '../../../client/src/update/one-line.ts';
import type { ComparedTexts } from '../../../server/src/protocol.ts';

/** Milliseconds. Large texts with nothing in common would take minutes. */
const TIMEOUT = 5000;

/** A unified diff without its last line end. No text from a file can move the cursor or look like more lines. */
export function writeDifference({ deployed, sent }: ComparedTexts): string {
  const options = { context: 3, timeout: TIMEOUT, headerOptions: FILE_HEADERS_ONLY };
  const difference = createTwoFilesPatch('deployed', 'to be sent', deployed, sent, undefined, undefined, options);
  if (difference === undefined) return 'The definitions are too different to be shown side by side.';
  return difference
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => toOneLine(line, Infinity))
    .join('\n');
}
