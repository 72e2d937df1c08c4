import type { Finding, Severity } from '../../text/finding.ts';
import type { PlacedFinding } from '../compose.ts';
import { type SentDefinition, toFileFinding } from '../sent-definition.ts';
import { toItemRange } from './definition-places.ts';
import type { DefinitionItem } from './invalid-definition.ts';

/** One thing that the service says of a definition, in the file that it came from. */
export function placeItem(
  sent: SentDefinition,
  item: DefinitionItem,
  { code, severity, link }: { readonly code: string; readonly severity: Severity; readonly link: string },
): PlacedFinding {
  const finding: Finding = {
    ...toItemRange(sent, item),
    code,
    serviceCode: code,
    severity,
    message: item.text === '' ? code : item.text,
    location: item.location,
    link,
  };
  return { where: sent.where, finding: toFileFinding(sent, finding) };
}
