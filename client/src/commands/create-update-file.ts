import { Uri, window, workspace, WorkspaceEdit } from 'vscode';
import { requestUpdateFile } from '../language-client.ts';
import { readSubject } from './argument.ts';
import type { Command } from './command.ts';

/** Enough to catch what was pasted by mistake. The rules say the rest, in the file. */
const ARN_SHAPE = /^arn:[^:]+:states:[^:]+:\d{12}:stateMachine:[^:/]+$/;

/** Asks for the state machine, and writes the smallest update file beside the definition. */
export const createUpdateFile: Command = {
  id: 'stepwright.createUpdateFile',
  run: async (app, argument) => {
    const { uri } = readSubject(argument);
    if (uri === undefined) {
      void window.showInformationMessage('Open a state machine definition first.');
      return;
    }
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
    const { uri: fileUri, text } = await requestUpdateFile(app.client, {
      definitionUri: uri,
      stateMachineArn: stateMachineArn.trim(),
    });
    const file = Uri.parse(fileUri);
    const edit = new WorkspaceEdit();
    edit.createFile(file, { ignoreIfExists: true, contents: Buffer.from(text) });
    if (!(await workspace.applyEdit(edit))) throw new Error(`${file.fsPath} could not be written.`);
    await window.showTextDocument(file);
  },
};
