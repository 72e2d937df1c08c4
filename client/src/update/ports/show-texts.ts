import type { ComparedTexts } from '../../../../server/src/protocol.ts';

export interface ShownText {
  readonly label: string;
  readonly text: string;
}

/** Shows two texts side by side, to be read. */
export type ShowTexts = (
  title: string,
  left: ShownText,
  right: ShownText,
  syntax: ComparedTexts['syntax'],
) => Promise<void>;
