import type { Json } from '../../server/src/update/update-request.ts';
import { parseMachineArn } from './arns.ts';
import type { Machine, Machines, Route } from './machines.ts';
import { findMembers, findText } from './members.ts';
import { refuse, type Refusal } from './outcome.ts';

/**
 * The routes that a routing configuration, which keeps the limits of its members, asks for: one or two versions of the same
 * machine – of `owner`, where an alias has one – among which all executions are divided.
 */
export function readRoutes(
  given: Json | undefined,
  machines: Machines,
  owner?: Machine,
): { readonly machine: Machine; readonly routes: readonly Route[] } | Refusal {
  const routes = (Array.isArray(given) ? given : []).map((item): Route => {
    const { stateMachineVersionArn, weight } = findMembers(item) ?? {};
    return {
      stateMachineVersionArn: findText(stateMachineVersionArn) ?? '',
      weight: typeof weight === 'number' ? weight : 0,
    };
  });
  const [first] = routes;
  if (!first || routes.length > 2) return refuseLength(routes);
  const arns = routes.map(({ stateMachineVersionArn }) => stateMachineVersionArn);
  const parsed = parseMachineArn(first.stateMachineVersionArn);
  const machine = parsed.kind === 'version' ? machines.get(parsed.machineArn) : undefined;
  const isVersion = (arn: string): boolean => machine?.versions.some((version) => version.arn === arn) ?? false;
  if (!machine || (owner && machine !== owner) || !arns.every(isVersion)) {
    return refuseRoutes(
      `Routing configuration must contain state machine version ARNs. Received: [${arns.join(', ')}]`,
    );
  }
  if (new Set(arns).size < arns.length) {
    return refuseRoutes(
      `Routing configuration must contain distinct state machine version ARNs. Received: [${arns.join(', ')}]`,
    );
  }
  const weights = routes.map(({ weight }) => weight);
  if (weights.reduce((sum, weight) => sum + weight, 0) !== 100) {
    return refuseRoutes(`Sum of routing configuration weights must equal 100. Received: [${weights.join(', ')}]`);
  }
  return { machine, routes };
}

function refuseRoutes(message: string): Refusal {
  return refuse('ValidationException', message, { reason: 'INVALID_ROUTING_CONFIGURATION' });
}

/** The service shows the items in the form of its own language. */
function refuseLength(routes: readonly Route[]): Refusal {
  const items = routes.map(
    ({ stateMachineVersionArn, weight }) =>
      `RoutingConfigurationListItem(stateMachineVersionArn=${stateMachineVersionArn}, weight=${weight})`,
  );
  const rule = routes.length > 2 ? 'less than or equal to 2' : 'greater than or equal to 1';
  return refuse(
    'ValidationException',
    `1 validation error detected: Value '[${items.join(', ')}]' at 'routingConfiguration' failed to satisfy constraint: Member must have length ${rule}`,
  );
}
