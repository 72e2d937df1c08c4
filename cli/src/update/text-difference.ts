import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { ComparedTexts } from '../../../server/src/protocol.ts';

/** Milliseconds. Large texts with nothing in common would take minutes. */
const TIMEOUT = 5000;

/** The lines of a unified diff. */
export function listDifference({ deployed, sent }: ComparedTexts): readonly string[] {
  const options = { context: 3, timeout: TIMEOUT, headerOptions: FILE_HEADERS_ONLY };
  const difference = createTwoFilesPatch('deployed', 'to be sent', deployed, sent, undefined, undefined, options);
  if (difference === undefined) return ['The definitions are too different to be shown side by side.'];
  return difference.replace(/\n$/, '').split('\n');
}
