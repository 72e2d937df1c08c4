import { type QuickPickItem, window } from 'vscode';
import type { AwsProfile, MachineList, MachineScreen } from '../update/files/create-from-machine.ts';
import { toOneLine } from '../update/one-line.ts';
import { openNewFile } from './new-file.ts';
import { pickOrType } from './pick-or-type.ts';
import { toPlainLabel, toPlainMessage } from './plain-message.ts';
import { showFailedCall } from './sign-in.ts';

const TITLE = 'Create Update File from State Machine';
const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;

export const machineScreen: MachineScreen = {
  pickProfile: async (profiles) => {
    const items: readonly (QuickPickItem & { readonly profile: AwsProfile | 'default' })[] = [
      { label: 'Default credentials', description: 'what the AWS CLI would use', profile: 'default' },
      ...profiles.map((profile) => ({
        label: toPlainLabel(toOneLine(profile.name)),
        description: toPlainLabel(toOneLine(profile.region ?? '')),
        profile,
      })),
    ];
    const options = { title: TITLE, placeHolder: 'The AWS profile to look with', ignoreFocusOut: true };
    return (await window.showQuickPick(items, options))?.profile;
  },

  pickRegion: (suggested) =>
    pickOrType({
      title: TITLE,
      placeholder: 'The region of the state machine: choose or type one',
      suggested: suggested.filter((region) => REGION.test(region)),
      isValid: (text) => REGION.test(text),
    }),

  pickMachine: async (list) => {
    const items = list.machines.map((machine) => ({
      label: toPlainLabel(toOneLine(machine.name)),
      description: machine.type,
      detail: toPlainLabel(toOneLine(machine.stateMachineArn)),
      machine,
    }));
    const picked = await window.showQuickPick(items, {
      title: toOneLine(`State machines ${describePlace(list)}`),
      placeHolder: 'The state machine that this definition updates',
      matchOnDetail: true,
      ignoreFocusOut: true,
    });
    return picked?.machine;
  },

  showNoMachines: (list) =>
    void window.showInformationMessage(
      toPlainMessage(toOneLine(`There are no state machines ${describePlace(list)}.`)),
    ),

  showFailure: ({ name, message, signInCommand }) =>
    void showFailedCall(toOneLine(`No update file was created. ${name}: ${message}`), signInCommand),

  openNew: openNewFile,
};

/** `of account 111111111111 in eu-west-1 (profile dev)`. */
function describePlace({ caller, region, credentials, endpointUrl }: MachineList): string {
  const account = caller ? `of account ${caller.account}` : 'of an account that is not known';
  const endpoint = endpointUrl === undefined ? '' : `, at ${endpointUrl}`;
  return `${account} in ${region} (${credentials}${endpoint})`;
}
