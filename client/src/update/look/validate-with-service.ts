import type {
  DeployedMachine,
  ExplainedValidation,
  TargetRef,
  TargetSummary,
} from '../../../../server/src/protocol.ts';
import { explainFailure } from '../send/explain.ts';
import { lookAtUpdate } from './look-at-update.ts';
import type { ComposingPorts, Unused } from '../target/use-target.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import type { Answer, Service } from '../ports/service.ts';

export interface ValidateScreen {
  /** An update of this target sends none. */
  showNoDefinition(target: TargetSummary): void;
  showValidated(target: TargetSummary, validation: ExplainedValidation, type: ValidatedType): void;
}

/** The type of state machine that a definition was validated for. */
export interface ValidatedType {
  readonly type: DeployedMachine['type'];
  /** The machine may not be read, so that it is the one that the service takes where none is named. */
  readonly isAssumed: boolean;
}

type ValidatePorts = ComposingPorts & Pick<UpdatePorts, 'validation'> & { readonly screen: ValidateScreen };

type ValidateOutcome = Unused | { readonly kind: 'validated' | 'nothing' };

/** Asks ValidateStateMachineDefinition about the definition that an update would send, and has its findings placed. */
export function validateWithService(ports: ValidatePorts, ref: TargetRef): Promise<ValidateOutcome> {
  return lookAtUpdate(ports, ref, async ({ update, service }): Promise<ValidateOutcome> => {
    const { target, updateId } = update;
    const { definition } = update.request;
    if (definition === undefined) {
      ports.screen.showNoDefinition(target);
      return { kind: 'nothing' };
    }
    const answer = await ports.runWithProgress(`Validating ${target.stateMachineName}`, async (signal) => {
      const read = await readType(service, target.stateMachineArn, signal);
      if (read.kind !== 'answered') return read;
      const validated = await ports.validation.validate(service, definition, read.value.type, signal);
      return validated.kind === 'answered'
        ? { ...validated, value: { diagnostics: validated.value, type: read.value } }
        : validated;
    });
    if (answer.kind === 'cancelled') return answer;
    if (answer.kind === 'failed') return explainFailure(ports, update, answer.failure, 'when it was validated');
    const { diagnostics, type } = answer.value;
    if (!type.isAssumed) {
      await ports.language.keepMachineType({ stateMachineArn: target.stateMachineArn, type: type.type });
    }
    const validation = await ports.language.explainValidation({ updateId, diagnostics });
    ports.screen.showValidated(target, validation, type);
    return { kind: 'validated' };
  });
}

/** Its metadata are enough, and need no key. */
async function readType(service: Service, arn: string, signal: AbortSignal): Promise<Answer<ValidatedType>> {
  const answer = await service.describeStateMachine(arn, { metadataOnly: true, signal });
  if (answer.kind === 'answered') {
    return { kind: 'answered', value: { type: answer.value.type, isAssumed: false } };
  }
  const isDenied = answer.kind === 'failed' && answer.failure.name === 'AccessDeniedException';
  return isDenied ? { kind: 'answered', value: { type: 'STANDARD', isAssumed: true } } : answer;
}
