/** A valid definition of that many states, of mixed kinds and both query languages, as indented JSON. */
export function buildDefinition(count: number): string {
  const states: Record<string, unknown> = {};
  for (let index = 0; index < count; index++) {
    const next = index + 1 < count ? { Next: `State ${index + 1}` } : { End: true };
    states[`State ${index}`] = { ...KINDS[index % KINDS.length]?.(index, count), ...(isChoice(index) ? {} : next) };
  }
  // The last state ends the machine, whatever its turn would be.
  if (isChoice(count - 1)) states[`State ${count - 1}`] = { Type: 'Succeed' };
  return JSON.stringify({ Comment: 'Generated', StartAt: 'State 0', States: states }, undefined, 2);
}

const isChoice = (index: number): boolean => index % KINDS.length === 2;

const KINDS: readonly ((index: number, count: number) => object)[] = [
  (index) => ({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'orders', 'Payload.$': '$', Step: index },
    ResultPath: '$.result',
    TimeoutSeconds: 60,
    Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 3, BackoffRate: 2 }],
  }),
  () => ({ Type: 'Pass', QueryLanguage: 'JSONata', Output: { total: '{% $sum($states.input.items.price) %}' } }),
  (index, count) => ({
    Type: 'Choice',
    Choices: [{ Variable: '$.total', NumericGreaterThan: 100, Next: `State ${Math.min(index + 1, count - 1)}` }],
    Default: `State ${Math.min(index + 1, count - 1)}`,
  }),
  () => ({ Type: 'Wait', Seconds: 5 }),
  (index) => ({
    Type: 'Map',
    ItemsPath: '$.items',
    MaxConcurrency: 4,
    ItemProcessor: { StartAt: `Item ${index}`, States: { [`Item ${index}`]: { Type: 'Pass', End: true } } },
  }),
];
