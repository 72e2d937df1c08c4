import { window } from 'vscode';
import { openNewFile } from '../views/new-file.ts';
import { findFile, readSubject } from './argument.ts';
import type { Command } from './command.ts';

/** Enough to catch what was pasted by mistake. The rules say the rest, in the file. */
const ARN_SHAPE = /^arn:[^:]+:states:[^:]+:\d{12}:stateMachine:[^:/]+$/;

/** Asks for the state machine, and writes the smallest update file beside the definition. */
export const createUpdateFile: Command = {
  id: 'stepwright.createUpdateFile',
  run: async (app, argument) => {
    const uri = findFile(readSubject(argument));
    if (uri === undefined) return;
    const stateMachineArn = await window.showInputBox({
      title: 'Create Update File',
      prompt: 'ARN of the state machine that this definition updates',
      placeHolder: 'arn:aws:states:eu-west-1:111111111111:stateMachine:orders',
      ignoreFocusOut: true,
      validateInput: (text) =>
        ARN_SHAPE.test(text.trim())
          ? undefined
          : 'This must be arn:<partition>:states:<region>:<account>:stateMachine:<name>.',
    });
    if (stateMachineArn === undefined) return;
    const built = await app.server.buildUpdateFile({ definitionUri: uri, stateMachineArn: stateMachineArn.trim() });
    if (!built) throw new Error('The language server could not write the update file. Its log says why.');
    await openNewFile(built);
  },
};
