import { makeIntrinsic, makeJsonata, makePath } from './expressions.ts';
import type { Random } from './random.ts';
import { FIELDS, NAMES } from './words.ts';

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Fields = Record<string, Json>;

const TIMESTAMPS = ['2026-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-01-01t00:00:00z', 'soon'] as const;
const RESOURCES = [
  'arn:aws:states:::lambda:invoke',
  'arn:aws:states:::lambda:invoke.waitForTaskToken',
  'arn:aws:states:::aws-sdk:dynamodb:query',
  'arn:aws:states:::states:startExecution.sync:2',
  'arn:aws:lambda:eu-west-1:111111111111:function:f',
  'arn:aws-cn:states:::nope:nope.sync',
  'arn:aws:states:eu-west-1:111111111111:activity:a',
  '${Arn}',
  'nope',
  '',
] as const;
const NUMBERS = [0, 1, 2, 60, -1, 1.5, 99_999_999, 100_000_000, 1e21, Number.MIN_VALUE] as const;
const OPERATORS = [
  'StringEquals',
  'NumericGreaterThan',
  'BooleanEquals',
  'TimestampEquals',
  'StringMatches',
  'IsNull',
  'StringEqualsPath',
  'Nope',
] as const;
const KINDS = ['Pass', 'Task', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map', 'Nope'] as const;

/** A definition, more often right than wrong, so that all rules get to see something. */
export function makeDefinition(random: Random): Json {
  const machine = makeScope(random, 0);
  if (random.chance(0.3))
    machine['QueryLanguage'] = random.pick(['JSONata', 'JSONata', 'JSONPath', 'jsonata', '${QL}']);
  if (random.chance(0.1)) machine[random.pick(FIELDS)] = makeValue(random, 0);
  return machine;
}

function makeScope(random: Random, depth: number): Fields {
  const names = [
    ...new Set(
      random.list(1, depth === 0 ? 6 : 3, (index) => (random.chance(0.2) ? random.pick(NAMES) : `S${depth}${index}`)),
    ),
  ];
  const states = Object.fromEntries(
    names.map((name, index) => [
      name,
      makeState(random, names[index + 1] ?? names[0] ?? '', index === names.length - 1, depth),
    ]),
  );
  return {
    Comment: makeText(random),
    StartAt: random.chance(0.9) ? (names[0] ?? '') : random.pick(NAMES),
    States: states,
  };
}

function makeState(random: Random, next: string, isLast: boolean, depth: number): Fields {
  const kind = random.pick(KINDS);
  const state: Fields = { Type: kind, ...makeBody(random, kind, next, depth) };
  if (random.chance(0.2)) state['QueryLanguage'] = random.pick(['JSONata', 'JSONPath']);
  if (random.chance(0.3)) Object.assign(state, makeData(random));
  if (!['Choice', 'Succeed', 'Fail'].includes(kind)) Object.assign(state, isLast ? { End: true } : { Next: next });
  if (random.chance(0.1)) state[random.pick(FIELDS)] = makeValue(random, 0);
  return state;
}

function makeBody(random: Random, kind: (typeof KINDS)[number], next: string, depth: number): Fields {
  const number = (): Json =>
    random.oneOf<Json>(
      () => random.pick(NUMBERS),
      () => makeJsonata(random),
      () => '${Number}',
    );
  const scope = (): Fields =>
    depth < 4 ? makeScope(random, depth + 1) : { StartAt: 'Z', States: { Z: { Type: 'Succeed' } } };
  const failing = (): Fields => ({
    ...(random.chance(0.4) && { Retry: random.list(0, 2, () => makeRetrier(random)) }),
    ...(random.chance(0.4) && {
      Catch: random.list(0, 2, () => ({ ErrorEquals: makeErrors(random), Next: next, ...makeData(random) })),
    }),
  });
  switch (kind) {
    case 'Task':
      return { Resource: random.pick(RESOURCES), TimeoutSeconds: number(), ...failing() };
    case 'Choice':
      return {
        Choices: random.list(0, 3, () => ({ ...makeRule(random, 0), Next: next })),
        ...(random.chance(0.5) && { Default: next }),
      };
    case 'Wait':
      return random.oneOf<Fields>(
        () => ({ Seconds: number() }),
        () => ({ Timestamp: random.pick(TIMESTAMPS) }),
        () => ({ SecondsPath: makePath(random) }),
      );
    case 'Fail':
      return {
        Error: makeText(random),
        ...(random.chance(0.5) ? { CausePath: makeIntrinsic(random) } : { Cause: makeText(random) }),
      };
    case 'Parallel':
      return { Branches: random.list(1, 2, scope), ...failing() };
    case 'Map':
      return {
        [random.pick(['ItemProcessor', 'ItemProcessor', 'Iterator'])]: {
          ...(random.chance(0.5) && {
            ProcessorConfig: { Mode: random.pick(['INLINE', 'DISTRIBUTED']), ExecutionType: 'STANDARD' },
          }),
          ...scope(),
        },
        MaxConcurrency: number(),
        ...(random.chance(0.3) && { ItemsPath: makePath(random), Label: makeText(random) }),
        ...(random.chance(0.3) && {
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: random.pick(['CSV', 'JSON', 'x']) },
          },
          ItemBatcher: { MaxItemsPerBatch: number(), BatchInput: makeValue(random, 1) },
          ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: makeValue(random, 1) },
        }),
        ...failing(),
      };
    case 'Pass':
    case 'Succeed':
    case 'Nope':
    default:
      return {};
  }
}

function makeData(random: Random): Fields {
  const template = (): Json => makeValue(random, 0);
  return random.oneOf<Fields>(
    () => ({ InputPath: makePath(random), ResultPath: random.pick([null, '$.r', '$v', '$$.x']) }),
    () => ({ Parameters: template(), ResultSelector: template() }),
    () => ({ Assign: template(), Output: template() }),
    () => ({ Arguments: template() }),
    () => ({ Result: template(), OutputPath: makePath(random) }),
  );
}

function makeRetrier(random: Random): Fields {
  return {
    ErrorEquals: makeErrors(random),
    IntervalSeconds: random.pick(NUMBERS),
    MaxAttempts: random.pick(NUMBERS),
    BackoffRate: random.pick(NUMBERS),
    MaxDelaySeconds: random.pick(NUMBERS),
  };
}

function makeErrors(random: Random): Json[] {
  return random.list<Json>(0, 2, () => random.pick(['States.ALL', 'States.Timeout', 'States.Nope', 'Mine', '']));
}

function makeRule(random: Random, depth: number): Fields {
  if (random.chance(0.3)) return { Condition: random.chance(0.8) ? makeJsonata(random) : random.chance(0.5) };
  if (depth < 4 && random.chance(0.4)) {
    const rules = (): Json[] => random.list(0, 2, () => makeRule(random, depth + 1));
    return random.oneOf<Fields>(
      () => ({ And: rules() }),
      () => ({ Or: rules() }),
      () => ({ Not: makeRule(random, depth + 1) }),
    );
  }
  return { Variable: makePath(random), [random.pick(OPERATORS)]: makeValue(random, 3) };
}

function makeValue(random: Random, depth: number): Json {
  if (depth < 3 && random.chance(0.5)) {
    if (random.chance(0.3)) return random.list(0, 3, () => makeValue(random, depth + 1));
    const key = (): string =>
      random.oneOf(
        () => `k${random.below(3)}`,
        () => `k${random.below(3)}.$`,
        () => random.pick(FIELDS),
        () => random.pick(NAMES),
      );
    return Object.fromEntries(random.list(0, 4, () => [key(), makeValue(random, depth + 1)]));
  }
  return random.oneOf<Json>(
    () => makePath(random),
    () => makeIntrinsic(random),
    () => makeJsonata(random),
    () => makeText(random),
    () => random.pick(NUMBERS),
    () => random.pick([null, true, false]),
    () => random.pick(TIMESTAMPS),
  );
}

function makeText(random: Random): string {
  return random.pick([
    '',
    'text',
    'two\nlines',
    'ünï 🎈',
    '${Name}',
    'a: b # c',
    '- x',
    'yes',
    '"quoted"',
    '\\',
    '\u0000',
    ' x ',
    '{% 1 %}',
    '$.a',
    '<x>',
    '{{x}}',
  ]);
}
