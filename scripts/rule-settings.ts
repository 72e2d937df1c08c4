import { ADJUSTABLE_RULES } from '../server/src/features/rule-list.ts';
import { LEVELS } from '../server/src/text/finding-levels.ts';

/** The manifest with the codes and severities that the setting `stepwright.rules` knows. */
export function buildManifest(text: string): string {
  const manifest: unknown = JSON.parse(text);
  const setting = ['contributes', 'configuration', 'properties', 'stepwright.rules'].reduce(find, manifest);
  if (!isObject(setting)) throw new Error('package.json has no setting stepwright.rules.');
  setting['propertyNames'] = {
    enum: ADJUSTABLE_RULES.map(({ code }) => code),
    enumDescriptions: ADJUSTABLE_RULES.map(
      ({ severity, isOptional, summary }) => `${summary} (${isOptional ? 'off' : severity})`,
    ),
  };
  setting['additionalProperties'] = { type: 'string', enum: LEVELS };
  return JSON.stringify(manifest, undefined, 2);
}

function find(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
