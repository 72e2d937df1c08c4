import type { LoneExpression } from './expression.ts';

const AFTER_WORK: ReadonlySet<string> = new Set(['Output', 'Assign']);
const WORKING_STATES: ReadonlySet<string | undefined> = new Set(['Task', 'Parallel', 'Map']);

type Place = Pick<LoneExpression, 'field' | 'element'>;

/** Whether `$states.result` is there: the work of the state is done, and went well. */
export function hasResult({ field, element }: Place): boolean {
  return AFTER_WORK.has(field.name) && WORKING_STATES.has(element.shape?.name);
}

/** Whether `$states.errorOutput` is there. */
export function hasErrorOutput({ field, element }: Place): boolean {
  return AFTER_WORK.has(field.name) && element.shape?.name === 'Catcher';
}
