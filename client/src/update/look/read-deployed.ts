import type { DeployedMachine, Failure } from '../../../../server/src/protocol.ts';
import type { Service } from '../ports/service.ts';

/** What stands there now, as far as these credentials may see it. */
export type ReadMachine =
  | {
      readonly kind: 'read';
      readonly machine: DeployedMachine;
      /** Why it has no definition. */
      readonly withheld?: Failure | undefined;
    }
  /** Not allowed to look: an update may be allowed all the same. */
  | { readonly kind: 'unreadable'; readonly failure: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'cancelled' };

/** Reads a state machine; where its key can't be used, all but what the key encrypts. */
export async function readDeployed(service: Service, arn: string, signal: AbortSignal): Promise<ReadMachine> {
  const whole = await service.describeStateMachine(arn, { signal });
  if (whole.kind === 'answered') return { kind: 'read', machine: whole.value };
  if (whole.kind === 'cancelled') return whole;
  const { failure } = whole;
  if (failure.name === 'AccessDeniedException') return { kind: 'unreadable', failure };
  if (!failure.name.startsWith('Kms')) return whole;
  const metadata = await service.describeStateMachine(arn, { metadataOnly: true, signal });
  if (metadata.kind === 'answered') return { kind: 'read', machine: metadata.value, withheld: failure };
  return metadata.kind === 'cancelled' ? metadata : { kind: 'unreadable', failure };
}

/** The revision by the name that the service takes for it. */
export function toRevisionName(machine: Pick<DeployedMachine, 'revisionId'>): string {
  return machine.revisionId ?? 'INITIAL';
}
