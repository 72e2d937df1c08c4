import type { AliasRoute } from '../ports/service.ts';
import { toVersionNumber } from '../target/version-arn.ts';

/** The service takes one or two routes, whose weights are 100 together. A weight of 0 routes nothing. */
export type Routes = readonly AliasRoute[];

/** `version 7 (10 %), version 6 (90 %)`: the newest first. */
export function describeRoutes(routes: Routes): string {
  const parts = sortByVersion(routes).map(
    ({ stateMachineVersionArn, weight }) => `version ${toVersionNumber(stateMachineVersionArn)} (${weight} %)`,
  );
  return parts.join(', ');
}

/** Whether two aliases start the same executions. */
export function isSameRouting(one: Routes, other: Routes): boolean {
  return describeRoutes(one) === describeRoutes(other);
}

/** Two versions share the executions. */
export function isDivided(routes: Routes): boolean {
  return sortByVersion(routes).length > 1;
}

/** All to one version. */
function routeAll(stateMachineVersionArn: string): Routes {
  return [{ stateMachineVersionArn, weight: 100 }];
}

/** All to the newer of the versions that share the executions. */
export function routeFully(routes: Routes): Routes {
  const [newest] = sortByVersion(routes);
  return newest ? routeAll(newest.stateMachineVersionArn) : routes;
}

/**
 * So much, in percent, to a version; the rest stays where it is: at the version that has the most of it. Where no other version
 * has any of it, there is no rest.
 */
export function routePart(routes: Routes, stateMachineVersionArn: string, weight: number): Routes {
  const rest = findRest(routes, stateMachineVersionArn);
  if (!rest || weight >= 100) return routeAll(stateMachineVersionArn);
  return [
    { stateMachineVersionArn, weight },
    { ...rest, weight: 100 - weight },
  ];
}

/** The other version that most executions start now; of two, the older one. */
export function findRest(routes: Routes, stateMachineVersionArn: string): AliasRoute | undefined {
  const others = sortByVersion(routes).filter((route) => route.stateMachineVersionArn !== stateMachineVersionArn);
  return others.toSorted((one, other) => one.weight - other.weight || toOrder(other) - toOrder(one)).at(-1);
}

/** Those that route something, the newest version first. */
function sortByVersion(routes: Routes): Routes {
  return routes.filter(({ weight }) => weight > 0).toSorted((one, other) => toOrder(other) - toOrder(one));
}

function toOrder({ stateMachineVersionArn }: AliasRoute): number {
  return Number(toVersionNumber(stateMachineVersionArn));
}
