import type { Rule } from '../rule.ts';
import { catcherKeepsInput } from './catcher-keeps-input.ts';
import { choiceHasDefault } from './choice-has-default.ts';
import { choiceRuleReached } from './choice-rule-reached.ts';
import { contextFieldExists } from './context-field-exists.ts';
import { credentialsNameRole } from './credentials-name-role.ts';
import { credentialsSupported } from './credentials-supported.ts';
import { csvHeadersLocated } from './csv-headers-located.ts';
import { cycleHasWayOut } from './cycle-has-way-out.ts';
import { definitionIsObject } from './definition-is-object.ts';
import { definitionSize } from './definition-size.ts';
import { distributedFields } from './distributed-fields.ts';
import { errorHandledOnce } from './error-handled-once.ts';
import { errorNameKnown } from './error-name-known.ts';
import { executionTypeFitsMode } from './execution-type-fits-mode.ts';
import { expressAllowed } from './express-allowed.ts';
import { fieldCurrent } from './field-current.ts';
import { fieldFitsQueryLanguage } from './field-fits-query-language.ts';
import { fieldRequired } from './field-required.ts';
import { fieldSupported } from './field-supported.ts';
import { fieldUnique } from './field-unique.ts';
import { fieldsExclusive } from './fields-exclusive.ts';
import { heartbeatBeforeTimeout } from './heartbeat-before-timeout.ts';
import { integrationKnown } from './integration-known.ts';
import { integrationPatternSupported } from './integration-pattern-supported.ts';
import { integrationRequestComplete } from './integration-request-complete.ts';
import { intrinsicArgumentsFit } from './intrinsic-arguments-fit.ts';
import { intrinsicDepth } from './intrinsic-depth.ts';
import { intrinsicFunctionExists } from './intrinsic-function-exists.ts';
import { intrinsicGivesText } from './intrinsic-gives-text.ts';
import { intrinsicParses } from './intrinsic-parses.ts';
import { jsonataArgumentsFit } from './jsonata-arguments-fit.ts';
import { jsonataDelimited } from './jsonata-delimited.ts';
import { jsonataFunctionExists } from './jsonata-function-exists.ts';
import { jsonataInJsonataState } from './jsonata-in-jsonata-state.ts';
import { jsonataParses } from './jsonata-parses.ts';
import { jsonataReferenceSupported } from './jsonata-reference-supported.ts';
import { labelForm } from './label-form.ts';
import { labelUnique } from './label-unique.ts';
import { lambdaIntegrationUsed } from './lambda-integration-used.ts';
import { mapRequestComplete } from './map-request-complete.ts';
import { mapResourceSupported } from './map-resource-supported.ts';
import { maxDelayAboveInterval } from './max-delay-above-interval.ts';
import { nextOrEnd } from './next-or-end.ts';
import { pathFitsField } from './path-fits-field.ts';
import { pathInPathField } from './path-in-path-field.ts';
import { pathParses } from './path-parses.ts';
import { pathUnderDollarName } from './path-under-dollar-name.ts';
import { payloadNameUnique } from './payload-name-unique.ts';
import { payloadValueEvaluated } from './payload-value-evaluated.ts';
import { queryLanguageNotDowngraded } from './query-language-not-downgraded.ts';
import { resourceIsArn } from './resource-is-arn.ts';
import { resultHoldsNoPath } from './result-holds-no-path.ts';
import { retryDelayLimited } from './retry-delay-limited.ts';
import { scopeDepth } from './scope-depth.ts';
import { someFieldGiven } from './some-field-given.ts';
import { stateNameLength } from './state-name-length.ts';
import { stateNameUnique } from './state-name-unique.ts';
import { stateReachable } from './state-reachable.ts';
import { statesAllLast } from './states-all-last.ts';
import { statesFieldExists } from './states-field-exists.ts';
import { taskTokenPassed } from './task-token-passed.ts';
import { taskTokenTimeout } from './task-token-timeout.ts';
import { terminalStateExists } from './terminal-state-exists.ts';
import { textParses } from './text-parses.ts';
import { timestampForm } from './timestamp-form.ts';
import { transitionTargetExists } from './transition-target-exists.ts';
import { valueInRange } from './value-in-range.ts';
import { valueInSet } from './value-in-set.ts';
import { valueKind } from './value-kind.ts';
import { valueNotEmpty } from './value-not-empty.ts';
import { variableAssigned } from './variable-assigned.ts';
import { variableNameForm } from './variable-name-form.ts';
import { variableNameFree } from './variable-name-free.ts';
import { variableNameLength } from './variable-name-length.ts';
import { variableNotOuter } from './variable-not-outer.ts';
import { variableUsed } from './variable-used.ts';
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
  timestampForm,
  someFieldGiven,
  fieldCurrent,
  nextOrEnd,
  stateNameUnique,
  stateNameLength,
  transitionTargetExists,
  terminalStateExists,
  stateReachable,
  cycleHasWayOut,
  scopeDepth,
  choiceHasDefault,
  choiceRuleReached,
  statesAllLast,
  errorNameKnown,
  errorHandledOnce,
  catcherKeepsInput,
  maxDelayAboveInterval,
  retryDelayLimited,
  executionTypeFitsMode,
  distributedFields,
  csvHeadersLocated,
  labelForm,
  labelUnique,
  pathParses,
  pathFitsField,
  payloadValueEvaluated,
  payloadNameUnique,
  intrinsicParses,
  intrinsicFunctionExists,
  intrinsicArgumentsFit,
  intrinsicDepth,
  intrinsicGivesText,
  contextFieldExists,
  pathUnderDollarName,
  pathInPathField,
  resultHoldsNoPath,
  jsonataInJsonataState,
  jsonataDelimited,
  jsonataParses,
  jsonataReferenceSupported,
  statesFieldExists,
  jsonataFunctionExists,
  jsonataArgumentsFit,
  variableNameForm,
  variableNameFree,
  variableNameLength,
  variableAssigned,
  variableNotOuter,
  variableUsed,
  resourceIsArn,
  integrationKnown,
  integrationPatternSupported,
  integrationRequestComplete,
  credentialsNameRole,
  credentialsSupported,
  mapResourceSupported,
  mapRequestComplete,
  expressAllowed,
  heartbeatBeforeTimeout,
  taskTokenPassed,
  taskTokenTimeout,
  lambdaIntegrationUsed,
];
