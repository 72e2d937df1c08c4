import type { DescribeStateMachineCommandOutput } from '@aws-sdk/client-sfn';
import type { DeployedMachine, Json, ServiceDiagnostic } from '../../../server/src/protocol.ts';
import type { AliasRoute } from '../update/ports/service.ts';
import { findString, getDate, getList, getString } from './members.ts';

type Described = Pick<
  DescribeStateMachineCommandOutput,
  'loggingConfiguration' | 'tracingConfiguration' | 'encryptionConfiguration'
>;

/** Everything as described, also a reuse period of 0, which no request may have. */
export function toDeployedMachine(output: Described): DeployedMachine {
  return {
    ...toMetadata(output),
    definition: getString(output, 'definition'),
  };
}

/** Without the definition, in the place of which the service answers `{}`. */
export function toMetadata(output: Described): DeployedMachine {
  return {
    stateMachineArn: getString(output, 'stateMachineArn'),
    type: toType(output),
    roleArn: getString(output, 'roleArn'),
    loggingConfiguration: toJson(output.loggingConfiguration),
    tracingConfiguration: toJson(output.tracingConfiguration),
    encryptionConfiguration: toJson(output.encryptionConfiguration),
    revisionId: findString(output, 'revisionId'),
    description: findString(output, 'description'),
    creationDate: getDate(output, 'creationDate').toISOString(),
  };
}

export function toType(from: object): DeployedMachine['type'] {
  const type = getString(from, 'type');
  if (type !== 'STANDARD' && type !== 'EXPRESS') throw new SyntaxError(`The answer's type is ${type}.`);
  return type;
}

export function toDiagnostic(from: object): ServiceDiagnostic {
  return {
    severity: getString(from, 'severity') === 'WARNING' ? 'WARNING' : 'ERROR',
    code: getString(from, 'code'),
    message: getString(from, 'message'),
    location: findString(from, 'location'),
  };
}

export function toRoutes(routes: readonly { readonly weight: number | undefined }[] | undefined): AliasRoute[] {
  return getList(routes, 'routingConfiguration').map((route) => {
    if (typeof route.weight !== 'number') throw new SyntaxError('A route has no weight.');
    return { stateMachineVersionArn: getString(route, 'stateMachineVersionArn'), weight: route.weight };
  });
}

function toJson(value: object | undefined): Json | undefined {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
