/**
 * A text for a notification of VS Code, which makes links of `[text](target)`, those to commands too. Texts of files and of
 * the service are shown there, and none of them may run a command.
 */
export function toPlainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}
