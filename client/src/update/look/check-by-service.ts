import type { DeployedMachine } from '../../../../server/src/protocol.ts';
import type { ReadyUpdate, UpdatePorts } from '../ports/ports.ts';
import type { Service } from '../ports/service.ts';

interface ServiceCheck {
  readonly update: ReadyUpdate;
  readonly service: Service;
  /** Undefined where the machine may not be read. */
  readonly type: DeployedMachine['type'] | undefined;
}

/**
 * Asks the service's own check of the definition, where this user wants that, and has its findings placed: errors refuse it. Where
 * it can't be asked the update goes on, for the update itself checks the same; that is said once.
 */
export async function checkByService(
  ports: Pick<UpdatePorts, 'readSettings' | 'runWithProgress' | 'validation' | 'language' | 'views' | 'log'>,
  { update, service, type }: ServiceCheck,
): Promise<'passed' | 'refused' | 'cancelled'> {
  const { definition } = update.request;
  if (!ports.readSettings().validateBeforeUpdate || definition === undefined || type === undefined) return 'passed';
  const { target, updateId } = update;
  const answer = await ports.runWithProgress(`Checking ${target.stateMachineName}`, (signal) =>
    ports.validation.validate(service, definition, type, signal),
  );
  if (answer.kind === 'cancelled') return 'cancelled';
  if (answer.kind === 'failed') {
    const { name } = answer.failure;
    if (ports.validation.isFirstRefusal()) ports.views.showUnvalidated(target, name);
    ports.log.warn(`ValidateStateMachineDefinition: ${name}. The update goes on without.`);
    return 'passed';
  }
  const explained = await ports.language.explainValidation({ updateId, diagnostics: answer.value });
  if (explained.errors === 0) return 'passed';
  ports.views.showInvalid(target, explained);
  return 'refused';
}
