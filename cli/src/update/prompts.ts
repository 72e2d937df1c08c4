import type { Confirmation, Prompts } from '../../../client/src/update/ports/ports.ts';
import type { Dialogue } from './dialogue.ts';

/** What a person said in advance. */
export interface Consent {
  /** Yes to a question, but to none that overwrites what somebody else did. */
  readonly yes: boolean;
  /** The name of the state machine: the same for a protected target, too. */
  readonly confirmName: string | undefined;
}

/** The questions of the update flow, in plain text. Where nobody can be asked, only what was said in advance counts. */
export function buildPrompts({ note, ask }: Dialogue, { yes, confirmName }: Consent): Prompts {
  const isAgreed = yes || confirmName !== undefined;
  return {
    confirm: async (confirmation, isAgain = false) => {
      if (!isAgain) for (const line of listLines(confirmation)) note(line);
      const { action, canCompare, isOverwrite } = confirmation;
      if (isAgreed && !isOverwrite) return 'confirm';
      if (!ask) {
        note(isOverwrite ? NEVER_OVERWRITES : 'Nobody can be asked here: --yes says yes.');
        return undefined;
      }
      const answer = await ask(`${action}? ${canCompare ? '[y]es, [c]ompare, [N]o' : '[y]es, [N]o'}: `);
      if (canCompare && /^c(ompare)?$/i.test(answer?.trim() ?? '')) return 'compare';
      return isYes(answer) ? 'confirm' : undefined;
    },

    enterName: async (name) => {
      if (confirmName === name) return true;
      if (ask) return (await ask(`It is protected. Type the name of the state machine, ${name}: `))?.trim() === name;
      note(`It is protected, and nobody can be asked here: --confirm-name ${name} says that it is meant.`);
      return false;
    },

    enterVersionDescription: async (suggestion) => {
      if (!ask || isAgreed) return suggestion;
      const hint = suggestion === '' ? 'none' : suggestion;
      const entered = await ask(`Description of the version (Enter: ${hint}): `);
      return entered === '' ? suggestion : entered;
    },

    enterMfaCode: async (serialNumber) => (await ask?.(`The code of the MFA device ${serialNumber}: `))?.trim(),

    // Options say both, before the flow begins.
    chooseProfile: async () => 'use',
    pickTarget: async () => undefined,
  };
}

const NEVER_OVERWRITES = 'Nobody can be asked here, and what somebody else did is never overwritten without a look.';

export function isYes(answer: string | undefined): boolean {
  return /^y(es)?$/i.test(answer?.trim() ?? '');
}

function listLines({ question, reasons, changes, facts }: Confirmation): string[] {
  const marked = [reasons.map((reason) => `! ${reason}`), changes.map((change) => `* ${change}`), facts];
  return [question, ...marked.flat().map((line) => `  ${line}`)];
}
