/** Rows that the tables of several state types share, each written once. */
import type { FieldFacts } from './shape.ts';

type Rows = Readonly<Record<string, FieldFacts>>;

export const STATE_TYPES = ['Task', 'Wait', 'Pass', 'Succeed', 'Fail', 'Choice', 'Parallel', 'Map'] as const;

export const ANY_STATE: Rows = {
  Type: { kinds: ['string'], required: true, verbatim: true, values: STATE_TYPES, summary: 'What the state does.' },
  Comment: { kinds: ['string'], verbatim: true, summary: 'A description for people.' },
  QueryLanguage: {
    kinds: ['string'],
    verbatim: true,
    values: ['JSONPath', 'JSONata'],
    summary: 'The language of this state’s expressions. A state of a JSONata state machine can’t go back to JSONPath.',
  },
};

export const NEXT_OR_END: Rows = {
  Next: { kinds: ['string'], verbatim: true, target: true, summary: 'The state that follows.' },
  End: { kinds: ['boolean'], summary: '`true` ends the execution, branch or item after this state.' },
};

export const PATHS: Rows = {
  InputPath: {
    kinds: ['string', 'null'],
    path: 'path',
    language: 'JSONPath',
    fallback: '$',
    summary: 'The part of the input that the state sees; `null` for an empty object.',
  },
  OutputPath: {
    kinds: ['string', 'null'],
    path: 'path',
    language: 'JSONPath',
    fallback: '$',
    summary: 'The part of the result that goes on; `null` for an empty object.',
  },
};

export const OUTPUT: Rows = {
  Output: { kinds: [], language: 'JSONata', summary: 'What the state gives to the next one.' },
};
export const ASSIGN: Rows = {
  Assign: {
    kinds: ['object'],
    template: true,
    summary: 'Variables to assign. All expressions see the values from before this state.',
  },
};
export const PARAMETERS: Rows = {
  Parameters: {
    kinds: [],
    language: 'JSONPath',
    template: true,
    summary: 'What the state works on: a template, in which names that end with `.$` hold paths.',
  },
};
export const ARGUMENTS: Rows = {
  Arguments: {
    kinds: ['object'],
    language: 'JSONata',
    expression: true,
    summary: 'What the state works on: an object, in which `{% … %}` strings are expressions.',
  },
};
export const RESULT_PATH: Rows = {
  ResultPath: {
    kinds: ['string', 'null'],
    path: 'result',
    language: 'JSONPath',
    fallback: '$',
    summary: 'Where in the input the result is put; `null` drops the result.',
  },
};
export const RESULT_SELECTOR: Rows = {
  ResultSelector: {
    kinds: ['object'],
    language: 'JSONPath',
    template: true,
    summary: 'A template that selects from the result.',
  },
};
export const ERROR_HANDLING: Rows = {
  Retry: { kinds: ['array'], shape: 'Retrier', summary: 'When to run the state again after an error.' },
  Catch: { kinds: ['array'], shape: 'Catcher', summary: 'Where to go on after an error.' },
};

function buildTimeout(name: string, words: string): Rows {
  return {
    [name]: { kinds: ['integer'], minimum: 1, maximum: 99_999_999, expression: true, summary: words },
    [`${name}Path`]: { kinds: ['string'], language: 'JSONPath', path: 'reference', summary: `The path of ${name}.` },
  };
}

function buildTolerance(name: string, words: string, limits: Omit<FieldFacts, 'summary'>): Rows {
  return {
    [name]: { ...limits, expression: true, fallback: '0', summary: words },
    [`${name}Path`]: { kinds: ['string'], language: 'JSONPath', path: 'data', summary: `The path of ${name}.` },
  };
}

export const PROCESSOR: Rows = {
  ItemProcessor: { kinds: ['object'], shape: 'ItemProcessor', summary: 'The states that run for every item.' },
  Iterator: {
    kinds: ['object'],
    shape: 'ItemProcessor',
    deprecated: 'Use ItemProcessor, its newer name.',
    replacement: 'ItemProcessor',
    summary: 'The states that run for every item.',
  },
};

export const ITEMS: Rows = {
  ItemsPath: {
    kinds: ['string'],
    language: 'JSONPath',
    path: 'reference',
    fallback: '$',
    summary: 'The path of the items.',
  },
  Items: {
    kinds: ['array', 'object'],
    language: 'JSONata',
    expression: true,
    summary: 'The items: an array, an object or an expression.',
  },
  ItemSelector: {
    kinds: ['object'],
    expression: true,
    template: true,
    summary: 'The input of every item’s run: a template.',
  },
  ItemReader: { kinds: ['object'], shape: 'ItemReader', summary: 'Reads the items from Amazon S3.' },
  ItemBatcher: { kinds: ['object'], shape: 'ItemBatcher', summary: 'Gives each child execution a batch of items.' },
  ResultWriter: { kinds: ['object'], shape: 'ResultWriter', summary: 'Writes the results to Amazon S3.' },
  Label: {
    kinds: ['string'],
    summary: 'Names the Map Run in its ARN; unique in the state machine, at most 40 characters.',
  },
};

export const LIMITS: Rows = {
  ...buildTolerance('MaxConcurrency', 'How many items run at once; 0 for as many as possible.', {
    kinds: ['integer'],
    minimum: 0,
  }),
  ...buildTolerance('ToleratedFailurePercentage', 'The percentage of items that may fail.', {
    kinds: ['number'],
    minimum: 0,
    maximum: 100,
  }),
  ...buildTolerance('ToleratedFailureCount', 'How many items may fail.', { kinds: ['integer'], minimum: 0 }),
};

export const CREDENTIALS: Rows = {
  Credentials: {
    kinds: ['object'],
    expression: true,
    template: true,
    verbatim: true,
    summary: 'The role to assume for this task: `RoleArn`, or `RoleArn.$` with JSONPath.',
  },
};

export const RESULT: Rows = {
  Result: { kinds: [], language: 'JSONPath', summary: 'The result as it stands; nothing in it is evaluated.' },
};

export const WAITS: Rows = {
  Seconds: {
    kinds: ['integer'],
    minimum: 0,
    maximum: 99_999_999,
    expression: true,
    summary: 'How many seconds to wait.',
  },
  Timestamp: {
    kinds: ['string'],
    timestamp: true,
    expression: true,
    summary: 'When to go on, as `2026-01-31T12:00:00Z`.',
  },
  SecondsPath: {
    kinds: ['string'],
    language: 'JSONPath',
    path: 'reference',
    summary: 'The path of the number of seconds.',
  },
  TimestampPath: { kinds: ['string'], language: 'JSONPath', path: 'reference', summary: 'The path of the timestamp.' },
};

export const FAILURE: Rows = {
  Error: { kinds: ['string'], summary: 'The name of the error.' },
  ErrorPath: {
    kinds: ['string'],
    language: 'JSONPath',
    path: 'text',
    summary: 'The path, or an intrinsic function, that gives the name of the error.',
  },
  Cause: { kinds: ['string'], summary: 'A description of the error.' },
  CausePath: {
    kinds: ['string'],
    language: 'JSONPath',
    path: 'text',
    summary: 'The path, or an intrinsic function, that gives the description.',
  },
};

export const TIMEOUTS: Rows = {
  ...buildTimeout('TimeoutSeconds', 'Seconds that the task may run before it fails with States.Timeout.'),
  ...buildTimeout('HeartbeatSeconds', 'Seconds that may pass between two heartbeats of the task.'),
};
