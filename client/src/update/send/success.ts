import type { UpdatedMachine } from '../ports/service.ts';
import { toVersionNumber } from '../target/version-arn.ts';

/** What the service says about an update that it took: API reference of UpdateStateMachine. */
const SERVICE_NOTES: readonly string[] = [
  'Running executions keep the definition and the role that they started with.',
  'Executions started in the next seconds may still use the old ones.',
];

/** What a person should know after a success, one fact a line. */
export function listSuccessFacts(machine: UpdatedMachine): string[] {
  return [
    `Updated at ${machine.updateDate.toISOString()}.`,
    machine.revisionId === undefined
      ? 'Revision: none yet, as nothing differs from what it was created with.'
      : `Revision ${machine.revisionId}.`,
    ...toVersionFacts(machine),
    ...(machine.note === undefined ? [] : [machine.note]),
    ...SERVICE_NOTES,
  ];
}

function toVersionFacts({ stateMachineVersionArn }: UpdatedMachine): string[] {
  if (stateMachineVersionArn === undefined) return [];
  return [
    `Version ${toVersionNumber(stateMachineVersionArn)}: ${stateMachineVersionArn}`,
    'Versions count up from 1, and a number is never used again.',
  ];
}
