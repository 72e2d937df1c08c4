import { workspace } from 'vscode';
import type { ConfirmPolicy, UpdateSettings } from './update/ports/ports.ts';

const POLICIES: readonly ConfirmPolicy[] = ['oncePerWindow', 'always', 'whenUnusual'];

/** What this user set, on this machine: the manifest gives both a scope that no workspace can set. */
export function readUpdateSettings(): UpdateSettings {
  const settings = workspace.getConfiguration('stepwright');
  return {
    confirmUpdate: toPolicy(settings.get('confirmUpdate')),
    validateBeforeUpdate: settings.get('validateBeforeUpdate') === true,
  };
}

/** What can't be read asks. */
function toPolicy(value: unknown): ConfirmPolicy {
  return POLICIES.find((policy) => policy === value) ?? 'always';
}
