import type { TargetRef } from '../../../../server/src/protocol.ts';
import type { ReadyUpdate } from '../ports/ports.ts';
import {
  type ComposingPorts,
  type OpenedService,
  type Unopened,
  type Unused,
  withComposed,
  withService,
} from '../target/use-target.ts';

interface OpenedUpdate extends OpenedService {
  readonly update: ReadyUpdate;
}

/** The service of a target, for a look at what would be sent: errors of the rules are no obstacle. */
export function lookAtUpdate<T>(
  ports: ComposingPorts,
  target: TargetRef,
  task: (opened: OpenedUpdate) => Promise<T>,
): Promise<T | Unused> {
  return withComposed<T | Unopened>(ports, { target, intent: 'compare' }, (update) =>
    withService(ports, update, (opened) => task({ ...opened, update })),
  );
}
