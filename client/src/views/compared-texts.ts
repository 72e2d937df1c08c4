import { commands, type Disposable, Uri, workspace } from 'vscode';
import type { ShownText, ShowTexts } from '../update/ports/show-texts.ts';

const SCHEME = 'stepwright-compare';

/** What a diff editor shows stays while it is open, and more than these nobody looks at. */
const MAX_TEXTS = 40;

const texts = new Map<string, string>();

/** Texts that are looked at and can't be edited: what is deployed, beside what would be sent. */
export function registerComparedTexts(): Disposable {
  return workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? '',
  });
}

let count = 0;

/** Opens a diff editor. Each call has texts of its own, so that one that is open never changes under its reader. */
export const showTexts: ShowTexts = async (title, left, right, syntax) => {
  count++;
  const [before, after] = [keep(left, syntax, 'before'), keep(right, syntax, 'after')];
  await commands.executeCommand('vscode.diff', before, after, title, { preview: true });
};

function keep({ label, text }: ShownText, syntax: string, side: string): Uri {
  const extension = syntax === 'yaml' ? 'yaml' : 'json';
  const name = label.replaceAll(/[^\p{L}\p{N} ._-]+/gu, '-').slice(0, 80);
  const uri = Uri.from({ scheme: SCHEME, path: `/${count}/${side}/${name}.asl.${extension}` });
  texts.set(uri.toString(), text);
  for (const oldest of texts.keys()) {
    if (texts.size <= MAX_TEXTS) break;
    texts.delete(oldest);
  }
  return uri;
}
