import type { Lines } from './lines.ts';
import type { Range, TextEdit } from './range.ts';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** An edit that resolves a finding. Its title is what the light bulb shows. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** A text as others refer to it. */
export interface TextSource {
  readonly uri: string;
  readonly lines: Lines;
}

/** Another place that explains a finding. */
export interface RelatedPlace extends Range {
  readonly message: string;
  /** The text that it stands in; where it is left out, the finding's own. */
  readonly source?: TextSource | undefined;
}

/** What a rule says about a text. It becomes a diagnostic in `features/` only. */
export interface Finding extends Range {
  /** The rule's code, in kebab case, or the service's where the service said it. */
  readonly code: string;
  readonly severity: Severity;
  /** Its rule is off: nobody hears of it unless a setting or the command line asks for that rule. */
  readonly isOptional?: boolean | undefined;
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
