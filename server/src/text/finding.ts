import type { Range, TextEdit } from './range.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** An edit that resolves a finding. Its title is what the light bulb shows. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** Another place of the same text that explains a finding. */
export interface RelatedPlace extends Range {
  readonly message: string;
}

/** What a rule says about a text. It becomes a diagnostic in `features/` only. */
export interface Finding extends Range {
  /** The rule's code, in kebab case, or the service's where the service said it. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** The service's form of the place, such as `/States/A/Choices[0]/Next`; undefined for findings about the whole text. */
  readonly location?: string | undefined;
  /** What the service calls it, such as `MISSING_TRANSITION_TARGET`. */
  readonly serviceCode?: string | undefined;
  /** Where the rule is explained. */
  readonly link?: string | undefined;
  readonly related?: readonly RelatedPlace[] | undefined;
  readonly tags?: readonly ('unnecessary' | 'deprecated')[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
}
