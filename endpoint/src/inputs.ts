import { UPDATE_SHAPES } from '../../server/src/catalog/update-members.ts';
import type { Limit, Limits } from './limits.ts';

/** What each operation takes. The members of UpdateStateMachine, and those that others share with it, come from the catalog. */
const update = UPDATE_SHAPES.get('BareUpdate')?.fields ?? new Map<string, Limit>();

const arn: Limit = { kinds: ['string'], required: true, minLength: 1, maxLength: 256 };
const definition: Limit = { ...update.get('definition'), kinds: ['string'], sensitive: true };
const type: Limit = { kinds: ['string'], values: ['STANDARD', 'EXPRESS'] };
const description: Limit = { kinds: ['string'], maxLength: 256 };
const nextToken: Limit = { kinds: ['string'], minLength: 1, maxLength: 1024 };
const maxResults: Limit = { kinds: ['integer'], minimum: 0, maximum: 1000 };

const routingConfiguration: Limit = { kinds: ['array'], shape: 'RoutingConfiguration' };
const tags: Limit = { kinds: ['array'], shape: 'Tag' };

export const UPDATE_LIMITS: Limits = new Map<string, Limit>([...update, ['definition', definition]]);

const { stateMachineArn: _, ...created } = Object.fromEntries(UPDATE_LIMITS);

export const CREATE_LIMITS: Limits = toLimits({
  ...created,
  name: { kinds: ['string'], required: true, minLength: 1, maxLength: 80 },
  definition: { ...definition, required: true },
  roleArn: arn,
  type,
  tags,
});

export const DESCRIBE_LIMITS = toLimits({
  stateMachineArn: arn,
  includedData: { kinds: ['string'], values: ['ALL_DATA', 'METADATA_ONLY'] },
});

export const LIST_LIMITS = toLimits({ maxResults, nextToken });

export const DELETE_LIMITS = toLimits({ stateMachineArn: arn });

export const PUBLISH_LIMITS = toLimits({ stateMachineArn: arn, revisionId: { kinds: ['string'] }, description });

/** Of a list of what belongs to one machine: versions or aliases. */
export const LIST_OF_MACHINE_LIMITS = toLimits({ stateMachineArn: arn, maxResults, nextToken });

export const DELETE_VERSION_LIMITS = toLimits({
  stateMachineVersionArn: { kinds: ['string'], required: true, minLength: 1, maxLength: 2000 },
});

export const VALIDATE_LIMITS = toLimits({
  definition: { ...definition, required: true },
  type,
  severity: { kinds: ['string'], values: ['ERROR', 'WARNING'] },
  maxResults: { ...maxResults, maximum: 100 },
});

export const CREATE_ALIAS_LIMITS = toLimits({
  name: { kinds: ['string'], required: true, minLength: 1, maxLength: 80 },
  description,
  routingConfiguration: { ...routingConfiguration, required: true },
});

export const UPDATE_ALIAS_LIMITS = toLimits({ stateMachineAliasArn: arn, description, routingConfiguration });

/** Of an operation that only names the alias. */
export const NAMED_ALIAS_LIMITS = toLimits({ stateMachineAliasArn: arn });

export const TAG_LIMITS = toLimits({ resourceArn: arn, tags: { ...tags, required: true } });

export const UNTAG_LIMITS = toLimits({ resourceArn: arn, tagKeys: { kinds: ['array'], required: true } });

export const LIST_TAGS_LIMITS = toLimits({ resourceArn: arn });

const ROUTING_LIMITS = toLimits({
  stateMachineVersionArn: arn,
  weight: { kinds: ['integer'], required: true, minimum: 0, maximum: 100 },
});

const ONE_TAG_LIMITS = toLimits({
  key: { kinds: ['string'], minLength: 1, maxLength: 128 },
  value: { kinds: ['string'], maxLength: 256 },
});

const NESTED_LIMITS: ReadonlyMap<string, Limits> = new Map([
  ['RoutingConfiguration', ROUTING_LIMITS],
  ['Tag', ONE_TAG_LIMITS],
]);

export function findNestedLimits(shape: string): Limits | undefined {
  return NESTED_LIMITS.get(shape) ?? UPDATE_SHAPES.get(shape)?.fields;
}

function toLimits(rows: Readonly<Record<string, Limit>>): Limits {
  return new Map(Object.entries(rows));
}
