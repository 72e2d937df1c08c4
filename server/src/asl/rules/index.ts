import type { Rule } from '../rule.ts';
import { definitionIsObject } from './definition-is-object.ts';
import { definitionSize } from './definition-size.ts';
import { fieldFitsQueryLanguage } from './field-fits-query-language.ts';
import { fieldRequired } from './field-required.ts';
import { fieldSupported } from './field-supported.ts';
import { fieldUnique } from './field-unique.ts';
import { fieldsExclusive } from './fields-exclusive.ts';
import { nextOrEnd } from './next-or-end.ts';
import { queryLanguageNotDowngraded } from './query-language-not-downgraded.ts';
import { stateNameLength } from './state-name-length.ts';
import { stateNameUnique } from './state-name-unique.ts';
import { stateReachable } from './state-reachable.ts';
import { statesAllLast } from './states-all-last.ts';
import { terminalStateExists } from './terminal-state-exists.ts';
import { textParses } from './text-parses.ts';
import { transitionTargetExists } from './transition-target-exists.ts';
import { valueInRange } from './value-in-range.ts';
import { valueInSet } from './value-in-set.ts';
import { valueKind } from './value-kind.ts';
import { valueNotEmpty } from './value-not-empty.ts';

/** Every rule of definitions, from the text to the flow. The page of all rules has this order. */
export const RULES: readonly Rule[] = [
  textParses,
  definitionIsObject,
  definitionSize,
  fieldSupported,
  fieldRequired,
  fieldsExclusive,
  fieldUnique,
  fieldFitsQueryLanguage,
  queryLanguageNotDowngraded,
  valueKind,
  valueInSet,
  valueInRange,
  valueNotEmpty,
  nextOrEnd,
  stateNameUnique,
  stateNameLength,
  transitionTargetExists,
  terminalStateExists,
  stateReachable,
  statesAllLast,
];
