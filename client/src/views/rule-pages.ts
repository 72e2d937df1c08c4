import { type Disposable, Uri, workspace } from 'vscode';

const SCHEME = 'stepwright-rule';

/** What findings link to: the page of a rule is `<this><code>.md`, and the manifest has it shown as a preview. */
export const RULE_PAGES = `${SCHEME}:/`;

/** The pages that ship with the extension, under a scheme of their own, so that nobody edits them. */
export function registerRulePages(extensionUri: Uri): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: async ({ path }) => {
      const name = /^\/([\w-]+\.md)$/.exec(path)?.[1];
      if (name === undefined) return undefined;
      const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, 'docs', 'rules', name));
      return new TextDecoder().decode(bytes);
    },
  });
}
