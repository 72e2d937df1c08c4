import { LIST_LIMITS } from '../inputs.ts';
import type { Machine } from '../machines.ts';
import { accept, isRefusal } from '../outcome.ts';
import { readPage } from '../paging.ts';
import type { Operation } from './operation.ts';

/** All machines by name, whatever their account and region: see the page. */
export const listStateMachines: Operation = {
  limits: LIST_LIMITS,
  run(input, { machines }) {
    const sorted = [...machines.values()].toSorted((a, b) => compare(a.name, b.name) || compare(a.arn, b.arn));
    const page = readPage('ListStateMachines', input, sorted, ({ arn }) => arn);
    if (isRefusal(page)) return page;
    return accept({ stateMachines: page.items.map(toListItem), ...page.next });
  },
};

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function toListItem({ arn, name, type, creationDate }: Machine): Record<string, string | number> {
  return { stateMachineArn: arn, name, type, creationDate };
}
