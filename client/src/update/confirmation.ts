import type { TargetSummary, UpdateRequest } from '../../../server/src/protocol.ts';
import { toOneLine } from './one-line.ts';
import type { Confirmation, Endpoint } from './ports.ts';
import { formatSize, listOtherMembers, toFileName } from './request-facts.ts';

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
  readonly warnings: number;
  /** The person goes on in spite of errors. */
  readonly anyway: boolean;
}

/** Everything that a person should see before the request is sent. */
export function buildConfirmation(input: ConfirmationInput): Confirmation {
  const { target, request, endpoint } = input;
  const publish = request.publish === true;
  return {
    question: toOneLine(`${publish ? 'Update and publish a version of' : 'Update'} ${target.stateMachineName}?`),
    action: publish ? 'Update and Publish' : 'Update',
    facts: [
      `Target: ${target.label}${target.protected ? ' (protected)' : ''}`,
      `Account: ${target.account}`,
      `Region: ${target.region}`,
      `State machine: ${target.stateMachineArn}`,
      `Sent: ${toSentMembers(request)}`,
      ...(request.definition !== undefined && input.definitionUri !== undefined
        ? [`Definition: ${toFileName(input.definitionUri)}`]
        : []),
      toPublishFact(request),
      toCredentialsFact(input),
      ...(endpoint.configured ? [`Endpoint: ${endpoint.url}. This is not AWS's standard endpoint.`] : []),
      ...(input.anyway ? ['Errors that the check found are ignored.'] : []),
      ...(input.warnings > 0 ? [`Warnings in Problems: ${input.warnings}`] : []),
    ].map((fact) => toOneLine(fact)),
  };
}

function toSentMembers(request: UpdateRequest): string {
  const definition =
    request.definition === undefined ? [] : [`definition (${formatSize(Buffer.byteLength(request.definition))})`];
  return [...definition, ...listOtherMembers(request)].join(', ');
}

function toPublishFact(request: UpdateRequest): string {
  if (request.publish !== true) return 'Publish: no version';
  const description = request.versionDescription;
  return description ? `Publish: a new version, “${description}”` : 'Publish: a new version, without a description';
}

function toCredentialsFact({ target, credentials, profile }: ConfirmationInput): string {
  const declined = profile === undefined ? target.profile : undefined;
  return `Credentials: ${credentials}${declined === undefined ? '' : `; you declined ${declined}`}`;
}
