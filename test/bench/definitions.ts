/**
 * A valid definition with that many states at the top level, of mixed kinds and both query languages, as indented JSON. Every
 * expression is another one, and another variant has none of those of this one, so that no result can be kept from before.
 */
export function buildDefinition(count: number, variant = 0): string {
  const states: Record<string, unknown> = {};
  const last = Math.max(0, count - 2);
  for (let index = 0; index <= last; index++) {
    const next = index < last ? `State ${index + 1}` : 'Failed';
    const build = KINDS[index % KINDS.length] ?? buildWait;
    states[`State ${index}`] = build(next, `${variant}x${index}`, index);
  }
  states['Failed'] = { Type: 'Fail', Error: 'Orders.Failed', Cause: 'An order could not be handled' };
  return JSON.stringify({ Comment: 'Generated', StartAt: 'State 0', States: states }, undefined, 2);
}

/** `id` is another one for every state and variant, and may be part of a name. */
type BuildState = (next: string, id: string, index: number) => object;

const retry = [
  { ErrorEquals: ['Lambda.ServiceException', 'Lambda.TooManyRequestsException'], IntervalSeconds: 2, MaxAttempts: 4 },
];

const buildTask: BuildState = (next, id, index) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: {
    FunctionName: `orders-${id}`,
    Payload: { 'order.$': `$.orders.v${id}`, 'key.$': `States.Format('{}-${id}', $.id)`, step: index },
  },
  ResultPath: `$.result${id}`,
  TimeoutSeconds: 60,
  Retry: retry,
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Failed' }],
  Next: next,
});

const buildOutput: BuildState = (next, id) => ({
  Type: 'Pass',
  QueryLanguage: 'JSONata',
  Output: {
    total: `{% $sum($states.input.v${id}.items.(price * quantity)) %}`,
    names: `{% $states.input.v${id}[price > 10].name %}`,
  },
  Next: next,
});

const buildChoice: BuildState = (next, id) => ({
  Type: 'Choice',
  Choices: [
    { Variable: `$.total${id}`, NumericGreaterThan: 100, Next: next },
    {
      And: [
        { Variable: `$.kind${id}`, IsPresent: true },
        { Variable: `$.kind${id}`, StringMatches: 'express*' },
      ],
      Next: next,
    },
  ],
  Default: next,
});

const buildWait: BuildState = (next) => ({ Type: 'Wait', Seconds: 5, Next: next });

const buildConstant: BuildState = (next, _, index) => ({ Type: 'Pass', Result: { step: index }, Next: next });

const buildMap: BuildState = (next, id) => ({
  Type: 'Map',
  ItemsPath: `$.items${id}`,
  MaxConcurrency: 4,
  ItemSelector: { 'item.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' },
  ItemProcessor: {
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: `Item ${id}`,
    States: { [`Item ${id}`]: { Type: 'Pass', Parameters: { 'id.$': `$.item.v${id}` }, End: true } },
  },
  ResultPath: '$.handled',
  Next: next,
});

const buildQuery: BuildState = (next, id) => ({
  Type: 'Task',
  QueryLanguage: 'JSONata',
  Resource: 'arn:aws:states:::aws-sdk:dynamodb:getItem',
  Arguments: { TableName: 'orders', Key: { id: { S: `{% $states.input.orders[0].v${id} %}` } } },
  Output: `{% $merge([$states.input, { "item": $states.result.Item.v${id}.S }]) %}`,
  Retry: retry,
  Next: next,
});

const buildParallel: BuildState = (next, id) => ({
  Type: 'Parallel',
  Branches: ['Left', 'Right'].map((side) => ({
    StartAt: `${side} ${id}`,
    States: { [`${side} ${id}`]: { Type: 'Pass', ResultPath: `$.side${id}`, End: true } },
  })),
  ResultPath: `$.branches${id}`,
  Next: next,
});

const buildCondition: BuildState = (next, id) => ({
  Type: 'Choice',
  QueryLanguage: 'JSONata',
  Choices: [{ Condition: `{% $states.input.v${id} > 10 and $exists($states.input.name) %}`, Next: next }],
  Default: next,
});

const KINDS: readonly BuildState[] = [
  buildTask,
  buildWait,
  buildOutput,
  buildConstant,
  buildChoice,
  buildWait,
  buildMap,
  buildConstant,
  buildQuery,
  buildWait,
  buildParallel,
  buildConstant,
  buildCondition,
];
