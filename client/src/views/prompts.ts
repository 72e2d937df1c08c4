import { window, type QuickPickItem } from 'vscode';
import type { TargetSummary } from '../../../server/src/protocol.ts';
import { toOneLine } from '../update/one-line.ts';
import type { Confirmation, Prompts } from '../update/ports/ports.ts';
import { toPlainLabel, toPlainMessage } from './plain-message.ts';

/** Of the service, for the description of a version. */
const DESCRIPTION_LIMIT = 256;

/** The questions of the update flow. A dialog asks what can't be taken back; it stays until it is answered. */
export const prompts: Prompts = {
  confirm: async (confirmation, isAgain = false) => {
    const { question, reasons, action, canCompare } = confirmation;
    const compare = 'Show Changes';
    const actions = canCompare && !isAgain ? [action, compare] : [action];
    const answer = isAgain
      ? await askBesideDifference(question, reasons, action)
      : await window.showWarningMessage(question, { modal: true, detail: toDetail(confirmation) }, ...actions);
    if (answer === compare) return 'compare';
    return answer === action ? 'confirm' : undefined;
  },

  enterName: async (name) => {
    const entered = await window.showInputBox({
      title: `${name} is protected`,
      prompt: `Type the name of the state machine to update it: ${name}`,
      ignoreFocusOut: true,
      validateInput: (text) => (text === name ? undefined : `This must be ${name}.`),
    });
    return entered === name;
  },

  enterVersionDescription: (suggestion) =>
    Promise.resolve(
      window.showInputBox({
        title: 'Publish Version',
        prompt: 'Description of the version. It may be empty.',
        value: suggestion,
        ignoreFocusOut: true,
        validateInput: (text) => {
          const { length } = Array.from(text);
          return length <= DESCRIPTION_LIMIT
            ? undefined
            : `A description has at most ${DESCRIPTION_LIMIT} characters. This has ${length}.`;
        },
      }),
    ),

  enterMfaCode: async (serialNumber) => {
    const code = await window.showInputBox({
      title: 'MFA Code',
      prompt: toPlainMessage(`The code of ${toOneLine(serialNumber)}. It is used once, and not kept.`),
      ignoreFocusOut: true,
      password: true,
      validateInput: (text) => (/^\d{6}$/.test(text.trim()) ? undefined : 'A code has six digits.'),
    });
    return code?.trim();
  },

  chooseProfile: async (target, suggested) => {
    const [label, profile] = [toOneLine(target.label), toOneLine(suggested)];
    const use = `Use ${profile}`;
    const useDefault = 'Use Default Credentials';
    const detail =
      `The update file suggests it for ${label}. Your answer is kept for this target, for you alone. ` +
      'To be asked again, choose the target with “Select Target”.';
    const answer = await window.showWarningMessage(
      `Use your AWS profile ${profile}?`,
      { modal: true, detail },
      use,
      useDefault,
    );
    if (answer === undefined) return undefined;
    return answer === use ? 'use' : 'default';
  },

  pickTarget: async (targets) => {
    const items = targets.map(toItem);
    const picked = await window.showQuickPick(items, {
      title: 'Select Target',
      placeHolder: 'The state machine that this definition updates',
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return picked?.target;
  },
};

/**
 * A dialog would hide the difference that is being looked at. A notification would go after a while, and leave the question open
 * where nobody sees it: until it is answered, nothing else updates this state machine.
 */
async function askBesideDifference(
  question: string,
  reasons: readonly string[],
  action: string,
): Promise<string | undefined> {
  const items: readonly QuickPickItem[] = [
    { label: action, detail: toPlainLabel(reasons.join(' ')) },
    { label: 'Cancel', detail: 'nothing is sent' },
  ];
  const options = { title: question, placeHolder: 'The changes are shown in the editor', ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.label;
}

function toItem(target: TargetSummary): QuickPickItem & { readonly target: TargetSummary } {
  const traits = [target.protected ? 'protected' : '', target.publish ? 'publishes' : ''].filter(
    (trait) => trait !== '',
  );
  return {
    label: toPlainLabel(toOneLine(target.label)),
    description: [`${target.account} ${target.region}`, ...traits].join(', '),
    detail: toPlainLabel(target.stateMachineArn),
    target,
  };
}

/** What is unusual comes first, then what changes, then where to. A dialog has nothing but lines to tell them apart. */
function toDetail({ reasons, changes, facts }: Confirmation): string {
  const blocks = [reasons, changes.map((change) => `• ${change}`), facts];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}
