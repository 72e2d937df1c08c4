import { extensions, window, type Memento } from 'vscode';

const TOOLKIT = 'amazonwebservices.aws-toolkit-vscode';
const SHOWN = 'toolkitNoticeShown';

/** The AWS Toolkit checks definitions too. Said once: the user should know why some findings stand there twice. */
export async function showToolkitNotice(memento: Memento): Promise<void> {
  if (memento.get(SHOWN) === true || !extensions.getExtension(TOOLKIT)) return;
  await memento.update(SHOWN, true);
  await window.showInformationMessage(
    'The AWS Toolkit is installed too and shows findings of its own in definitions. Those of Stepwright have the source “asl” or “Step Functions”.',
  );
}
