import {
  CreateStateMachineAliasCommand,
  DescribeStateMachineAliasCommand,
  DescribeStateMachineCommand,
  ListStateMachineAliasesCommand,
  ListStateMachinesCommand,
  ListStateMachineVersionsCommand,
  ListTagsForResourceCommand,
  PublishStateMachineVersionCommand,
  UpdateStateMachineAliasCommand,
  UpdateStateMachineCommand,
  type UpdateStateMachineCommandInput,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import type { UpdateRequest } from '../../../server/src/protocol.ts';
import type { AliasRoute, MachineVersion, Service, UpdatedMachine } from '../update/ports/service.ts';
import { toDeployedMachine, toDiagnostic, toMetadata, toRoutes, toType } from './machines.ts';
import { findString, getDate, getList, getString } from './members.ts';
import { listEach, listPages, toPage } from './pages.ts';
import type { Callers } from './step-functions.ts';

/** What Step Functions does for the update flow, an operation of the API each. */
export function buildOperations({
  read,
  write,
}: Callers): Omit<Service, 'endpoint' | 'credentials' | 'getCaller' | 'close'> {
  return {
    describeStateMachine(stateMachineArn, { metadataOnly, signal } = {}) {
      if (metadataOnly !== true) {
        const command = new DescribeStateMachineCommand({ stateMachineArn });
        return read('DescribeStateMachine', command, toDeployedMachine, signal);
      }
      const command = new DescribeStateMachineCommand({ stateMachineArn, includedData: 'METADATA_ONLY' });
      return read('DescribeStateMachine', command, toMetadata, signal);
    },

    listTags(resourceArn, signal) {
      const command = new ListTagsForResourceCommand({ resourceArn });
      return read('ListTagsForResource', command, ({ tags }) => toTags(tags), signal);
    },

    listStateMachines: (signal) =>
      listPages((nextToken) => {
        const command = new ListStateMachinesCommand({ maxResults: MOST_RESULTS, nextToken });
        return read(
          'ListStateMachines',
          command,
          (output) => toPage(getList(output.stateMachines, 'stateMachines').map(toListedMachine), output),
          signal,
        );
      }, 'ListStateMachines'),

    listVersions: (stateMachineArn, signal) =>
      listPages((nextToken) => {
        const command = new ListStateMachineVersionsCommand({ stateMachineArn, maxResults: MOST_RESULTS, nextToken });
        return read(
          'ListStateMachineVersions',
          command,
          (output) => toPage(getList(output.stateMachineVersions, 'stateMachineVersions').map(toVersion), output),
          signal,
        );
      }, 'ListStateMachineVersions'),

    async listAliases(stateMachineArn, signal) {
      const arns = await listPages((nextToken) => {
        const command = new ListStateMachineAliasesCommand({ stateMachineArn, maxResults: MOST_RESULTS, nextToken });
        return read('ListStateMachineAliases', command, (output) => toPage(toAliasArns(output), output), signal);
      }, 'ListStateMachineAliases');
      // The list doesn't say where an alias leads.
      return listEach(arns, (stateMachineAliasArn) =>
        read(
          'DescribeStateMachineAlias',
          new DescribeStateMachineAliasCommand({ stateMachineAliasArn }),
          (output) => ({
            stateMachineAliasArn,
            name: getString(output, 'name'),
            routes: toRoutes(output.routingConfiguration),
          }),
          signal,
        ),
      );
    },

    /** 100 at most: the service gives no more, and leaves out the rest, which come to light when those are mended. */
    validateDefinition(definition, type, signal) {
      const command = new ValidateStateMachineDefinitionCommand({ definition, type, severity: 'WARNING' });
      return read(
        'ValidateStateMachineDefinition',
        command,
        ({ diagnostics }) => getList(diagnostics, 'diagnostics').map(toDiagnostic),
        signal,
      );
    },

    updateStateMachine: (request, call) =>
      write('UpdateStateMachine', new UpdateStateMachineCommand(toInput(request)), toUpdatedMachine, call),

    publishVersion: (version, call) =>
      write('PublishStateMachineVersion', new PublishStateMachineVersionCommand({ ...version }), toVersion, call),

    /** The routes say of which machine. */
    createAlias(_, { name, routes }, call) {
      const command = new CreateStateMachineAliasCommand({ name, routingConfiguration: toRouting(routes) });
      return write('CreateStateMachineAlias', command, (output) => void getDate(output, 'creationDate'), call);
    },

    updateAlias({ stateMachineAliasArn, routes }, call) {
      const command = new UpdateStateMachineAliasCommand({
        stateMachineAliasArn,
        routingConfiguration: toRouting(routes),
      });
      return write('UpdateStateMachineAlias', command, (output) => void getDate(output, 'updateDate'), call);
    },
  };
}

/** Of a page. */
const MOST_RESULTS = 1000;

/** The server composed and checked it. Past *Update Anyway* a value may still be of another kind, which the service refuses. */
function toInput(request: UpdateRequest): UpdateStateMachineCommandInput {
  return request;
}

function toUpdatedMachine(output: { readonly $metadata: { readonly requestId?: string | undefined } }): UpdatedMachine {
  return {
    updateDate: getDate(output, 'updateDate'),
    revisionId: findString(output, 'revisionId'),
    stateMachineVersionArn: findString(output, 'stateMachineVersionArn'),
    requestId: output.$metadata.requestId,
  };
}

function toVersion(from: object): MachineVersion {
  return {
    stateMachineVersionArn: getString(from, 'stateMachineVersionArn'),
    creationDate: getDate(from, 'creationDate'),
  };
}

function toListedMachine(from: object) {
  return { stateMachineArn: getString(from, 'stateMachineArn'), name: getString(from, 'name'), type: toType(from) };
}

function toAliasArns({ stateMachineAliases }: { readonly stateMachineAliases: readonly object[] | undefined }) {
  return getList(stateMachineAliases, 'stateMachineAliases').map((alias) => getString(alias, 'stateMachineAliasArn'));
}

function toTags(tags: readonly object[] | undefined): ReadonlyMap<string, string> {
  return new Map(getList(tags, 'tags').map((tag) => [getString(tag, 'key'), getString(tag, 'value')]));
}

function toRouting(routes: readonly AliasRoute[]): AliasRoute[] {
  return routes.map(({ stateMachineVersionArn, weight }) => ({ stateMachineVersionArn, weight }));
}
