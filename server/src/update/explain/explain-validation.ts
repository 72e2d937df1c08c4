import type { PlacedFinding } from '../compose.ts';
import { VALIDATION_LINK } from '../links.ts';
import type { UpdateFile } from '../model.ts';
import type { ServiceDiagnostic } from '../update-request.ts';
import type { FailedUpdate } from './explain-failure.ts';
import { findPosition } from './invalid-definition.ts';
import { toMemberPlace } from './member-places.ts';
import { placeItem } from './place-item.ts';

/** Places what ValidateStateMachineDefinition says, as a refusal of the same would be placed; errors come first. */
export function explainValidation(
  diagnostics: readonly ServiceDiagnostic[],
  { sent, target }: FailedUpdate,
  file: UpdateFile,
): PlacedFinding[] {
  const placed = diagnostics.map(({ severity: word, code, message, location }): PlacedFinding => {
    const severity = word === 'WARNING' ? 'warning' : 'error';
    const { text, position } = findPosition(message) ?? { text: message, position: undefined };
    if (sent) return placeItem(sent, { code, text, location, position }, { code, severity, link: VALIDATION_LINK });
    const { start, end } = toMemberPlace(file, target, undefined);
    const finding = { start, end, code, serviceCode: code, severity, message, link: VALIDATION_LINK } as const;
    return { where: 'updateFile', finding };
  });
  return placed.toSorted((a, b) => toRank(a) - toRank(b));
}

function toRank({ finding }: PlacedFinding): number {
  return finding.severity === 'error' ? 0 : 1;
}
