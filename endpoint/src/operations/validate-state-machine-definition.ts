import { findText } from '../members.ts';
import { checkText } from '../definitions.ts';
import { VALIDATE_LIMITS } from '../inputs.ts';
import { accept } from '../outcome.ts';
import type { Operation } from './operation.ts';

const MOST = 100;

/** Answers 200 for any definition, also for text that is no JSON. */
export const validateStateMachineDefinition: Operation = {
  limits: VALIDATE_LIMITS,
  run(input) {
    const found = checkText(findText(input['definition']) ?? '', input['type'] === 'EXPRESS' ? 'EXPRESS' : 'STANDARD');
    const shown = input['severity'] === 'WARNING' ? found : found.filter(({ severity }) => severity === 'ERROR');
    const { maxResults } = input;
    const limit = typeof maxResults === 'number' && maxResults > 0 ? maxResults : MOST;
    return accept({
      result: found.some(({ severity }) => severity === 'ERROR') ? 'FAIL' : 'OK',
      diagnostics: shown.slice(0, limit).map((diagnostic) => ({ ...diagnostic })),
      truncated: shown.length > limit,
    });
  },
};
