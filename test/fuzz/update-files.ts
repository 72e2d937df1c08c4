import type { Json } from './definitions.ts';
import type { Random } from './random.ts';
import { NAMES } from './words.ts';

const ARNS = [
  'arn:aws:states:eu-west-1:111111111111:stateMachine:orders',
  'arn:aws:states:eu-west-1:111111111111:stateMachine:orders:1',
  '${Arn}',
  'nope',
  '',
] as const;
const VALUES = [null, true, 3, 'text', 'a"b', '${Home}', ['x'], { a: 1 }, '', 'two\nlines'] as const;

/** An update file, bare or with targets. */
export function makeUpdateFile(random: Random): Json {
  if (random.chance(0.2))
    return { ...makeTarget(random), definition: '{"StartAt": "A", "States": {"A": {"Type": "Pass"}}}' };
  return {
    ...(random.chance(0.3) && { definitionUri: random.pick(['./input.asl.json', '../x', 'file:///x', '']) }),
    ...(random.chance(0.3) && { defaults: makeTarget(random) }),
    targets: Object.fromEntries(random.list(0, 3, () => [random.pick(NAMES), makeTarget(random)])),
  };
}

function makeTarget(random: Random): Record<string, Json> {
  const value = (): Json => structuredClone<unknown>(random.pick(VALUES)) as Json;
  return {
    stateMachineArn: random.pick(ARNS),
    ...(random.chance(0.7) && {
      definitionSubstitutions: Object.fromEntries(
        random.list(0, 4, () => [random.pick(['Name', 'Arn', 'Number', 'QL', 'A', 'x y']), value()]),
      ),
    }),
    ...(random.chance(0.3) && { type: random.pick(['STANDARD', 'EXPRESS', 'express']) }),
    ...(random.chance(0.3) && { publish: value(), versionDescription: value() }),
    ...(random.chance(0.3) && {
      loggingConfiguration: {
        level: random.pick(['ALL', 'OFF', 'x']),
        destinations: [
          { cloudWatchLogsLogGroup: { logGroupArn: 'arn:aws:logs:eu-west-1:111111111111:log-group:x:*' } },
        ],
      },
      encryptionConfiguration: { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId: value() },
    }),
  };
}
