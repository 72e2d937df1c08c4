import type { TargetSummary, UpdateRequest } from '../../../../server/src/protocol.ts';
import type { Difference } from '../look/difference.ts';
import { describeOverwritten } from '../look/overwritten.ts';
import { listFirst } from '../list-first.ts';
import { toOneLine } from '../one-line.ts';
import type { AccountCheck } from '../target/open-target.ts';
import type { Confirmation } from '../ports/ports.ts';
import type { Endpoint } from '../ports/service.ts';
import { formatSize, listOtherMembers, toFileName } from './request-facts.ts';
import { listAccountReasons, listEndpointFacts, listTargetFacts } from '../target/target-facts.ts';

export interface ConfirmationInput {
  readonly target: TargetSummary;
  readonly request: UpdateRequest;
  /** Undefined where the update file holds the definition, or none is sent. */
  readonly definitionUri?: string | undefined;
  readonly endpoint: Endpoint;
  /** Where the credentials come from. */
  readonly credentials: string;
  /** The profile in use; undefined means the SDK's default chain. */
  readonly profile: string | undefined;
  readonly account: AccountCheck;
  readonly difference: Difference;
  readonly warnings: number;
  /** The person goes on in spite of errors. */
  readonly anyway: boolean;
  /** What is sent instead of what the files say: `what stood there before …`. */
  readonly given?: string | undefined;
}

/** Everything that a person should see before the request is sent. */
export function buildConfirmation(input: ConfirmationInput): Confirmation {
  const { target, request, endpoint, difference } = input;
  const publish = request.publish === true;
  const isOverwrite = difference.overwritten !== undefined;
  const verb = isOverwrite ? 'Overwrite' : 'Update';
  const facts = [
    ...listTargetFacts(target, input.account),
    ...(difference.isFirstLook ? ['Last seen from here: never, so that nobody can say who changed it last'] : []),
    `Sent: ${toSentMembers(request)}`,
    ...toDefinitionFact(input),
    toPublishFact(request),
    toCredentialsFact(input),
    ...listEndpointFacts(endpoint),
    ...(input.warnings > 0 ? [`Warnings in Problems: ${input.warnings}`] : []),
  ];
  return {
    question: toOneLine(`${publish ? `${verb} and publish a version of` : verb} ${target.stateMachineName}?`),
    action: publish ? `${verb} and Publish` : verb,
    reasons: listUnusual(input).map((reason) => toOneLine(reason)),
    changes: listChanges(difference).map((change) => toOneLine(change)),
    facts: facts.map((fact) => toOneLine(fact)),
    canCompare: difference.comparison?.texts !== undefined,
    isOverwrite,
  };
}

/** What makes an update unusual, so that it always asks. */
export function listUnusual({ account, difference, anyway }: ConfirmationInput): string[] {
  const { overwritten, owner, uncompared } = difference;
  return [
    ...(overwritten
      ? [
          `${describeOverwritten(overwritten)} ` +
            'Going on overwrites that. (This is looked up before, not in one step with the update: the API has no such condition.)',
        ]
      : []),
    ...(owner === undefined ? [] : [`It belongs to ${owner}: an update from here makes it drift from that.`]),
    ...(uncompared === undefined ? [] : [uncompared]),
    ...listAccountReasons(account),
    ...(anyway ? ['Errors that the check found are ignored.'] : []),
  ];
}

const MOST_CHANGES = 8;

function listChanges({ comparison }: Difference): readonly string[] {
  return listFirst(
    (comparison?.changes ?? []).map(({ text }) => text),
    MOST_CHANGES,
  );
}

function toSentMembers(request: UpdateRequest): string {
  const definition =
    request.definition === undefined ? [] : [`definition (${formatSize(Buffer.byteLength(request.definition))})`];
  return [...definition, ...listOtherMembers(request)].join(', ');
}

function toDefinitionFact({ request, definitionUri, given }: ConfirmationInput): string[] {
  if (given !== undefined) return [`Sent is not what your files say, but ${given}.`];
  return request.definition !== undefined && definitionUri !== undefined
    ? [`Definition: ${toFileName(definitionUri)}`]
    : [];
}

function toPublishFact(request: UpdateRequest): string {
  if (request.publish !== true) return 'Publish: no version';
  const description = request.versionDescription;
  return description ? `Publish: a new version, “${description}”` : 'Publish: a new version, without a description';
}

function toCredentialsFact({ target, credentials, profile, account }: ConfirmationInput): string {
  const declined = profile === undefined ? target.profile : undefined;
  const caller = account.kind === 'verified' ? `, ${account.caller.arn}` : '';
  return `Credentials: ${credentials}${caller}${declined === undefined ? '' : `; you declined ${declined}`}`;
}
