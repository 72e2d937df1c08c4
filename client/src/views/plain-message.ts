/**
 * A text for a notification of VS Code, which makes links of `[text](target)`, those to commands too. Texts of files and of
 * the service are shown there, and none of them may run a command.
 */
export function toPlainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}

/**
 * A text for a list or the status bar, where VS Code makes icons of `$(name)`: none of a file or of the service looks like one of
 * ours.
 */
export function toPlainLabel(text: string): string {
  return text.replaceAll('$(', '$ (');
}
