import { DOCUMENTATION } from './documentation.ts';
import { buildFields, type Shape } from './shape.ts';

/** Retriers and catchers. Numbers are as measured at the service. */
export const ERROR_HANDLING_SHAPES: readonly Shape[] = [
  {
    name: 'Retrier',
    title: 'A retrier',
    summary: 'Runs the state again when it fails with one of these errors.',
    link: DOCUMENTATION.errors,
    fields: buildFields({
      ErrorEquals: {
        kinds: ['array'],
        itemKind: 'string',
        verbatim: true,
        required: true,
        nonEmpty: true,
        summary: 'The names of the errors. `States.ALL` stands alone, in the last retrier.',
      },
      IntervalSeconds: {
        kinds: ['integer'],
        verbatim: true,
        minimum: 0,
        maximum: 99_999_999,
        fallback: '1',
        summary: 'Seconds before the first retry.',
      },
      MaxAttempts: {
        kinds: ['integer'],
        verbatim: true,
        minimum: 0,
        maximum: 99_999_999,
        fallback: '3',
        summary: 'How often to retry; 0 for never.',
      },
      BackoffRate: {
        kinds: ['number'],
        verbatim: true,
        minimum: 1,
        fallback: '2.0',
        summary: 'The wait grows by this factor with every retry.',
      },
      MaxDelaySeconds: {
        kinds: ['integer'],
        verbatim: true,
        minimum: 1,
        maximum: 31_622_400,
        summary: 'The longest wait between two retries.',
      },
      JitterStrategy: {
        kinds: ['string'],
        verbatim: true,
        values: ['NONE', 'FULL'],
        fallback: 'NONE',
        summary: 'FULL makes each wait a random one, up to the computed one.',
      },
      Comment: { kinds: ['string'], verbatim: true, summary: 'A description for people.' },
    }),
  },
  {
    name: 'Catcher',
    title: 'A catcher',
    summary: 'Goes on at another state when the state fails with one of these errors and no retrier helps.',
    link: DOCUMENTATION.errors,
    fields: buildFields({
      ErrorEquals: {
        kinds: ['array'],
        itemKind: 'string',
        verbatim: true,
        required: true,
        nonEmpty: true,
        summary: 'The names of the errors. `States.ALL` stands alone, in the last catcher.',
      },
      Next: { kinds: ['string'], required: true, verbatim: true, target: true, summary: 'The state to go on at.' },
      ResultPath: {
        kinds: ['string', 'null'],
        language: 'JSONPath',
        path: 'result',
        summary: 'Where in the input the error output is put. Without it, the error output replaces the input.',
      },
      Output: { kinds: [], language: 'JSONata', summary: 'The output; `$states.errorOutput` holds the error.' },
      Assign: { kinds: ['object'], template: true, summary: 'Variables to assign when this catcher applies.' },
      Comment: { kinds: ['string'], verbatim: true, summary: 'A description for people.' },
    }),
  },
];

/** Names that the language itself gives to errors. Names of one's own may not begin with `States.`. */
export const ERROR_NAMES: readonly string[] = [
  'States.ALL',
  'States.HeartbeatTimeout',
  'States.Timeout',
  'States.TaskFailed',
  'States.Permissions',
  'States.ResultPathMatchFailure',
  'States.ParameterPathFailure',
  'States.QueryEvaluationError',
  'States.BranchFailed',
  'States.NoChoiceMatched',
  'States.IntrinsicFailure',
  'States.ExceedToleratedFailureThreshold',
  'States.ItemReaderFailed',
  'States.ResultWriterFailed',
  'States.Runtime',
  'States.DataLimitExceeded',
  'States.Http.Socket',
];
