import { window } from 'vscode';

interface PickOrType {
  readonly title: string;
  readonly placeholder: string;
  readonly suggested: readonly string[];
  readonly isValid: (text: string) => boolean;
}

/** A list that also takes what is typed, where that is valid. Undefined where it was dismissed. */
export function pickOrType({ title, placeholder, suggested, isValid }: PickOrType): Promise<string | undefined> {
  const pick = window.createQuickPick();
  const listItems = (typed: string): { readonly label: string }[] => {
    const isNew = isValid(typed) && !suggested.includes(typed);
    return [...(isNew ? [typed] : []), ...suggested].map((label) => ({ label }));
  };
  Object.assign(pick, { title, placeholder, ignoreFocusOut: true, items: listItems('') });
  pick.onDidChangeValue((value) => (pick.items = listItems(value.trim())));
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (!chosen) return;
      resolve(chosen.label);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
