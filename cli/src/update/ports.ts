import { homedir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { InFlight } from '../../../client/src/update/send/in-flight.ts';
import type { Store, UpdatePorts } from '../../../client/src/update/ports/ports.ts';
import { buildFileRecords } from '../../../client/src/update/records/file-records.ts';
import { getStateFolder } from '../../../client/src/update/records/state-folder.ts';
import type { OpenService } from '../../../client/src/update/ports/service.ts';
import { ServiceValidation } from '../../../client/src/update/look/service-validation.ts';
import type { Dialogue } from './dialogue.ts';
import type { FileLanguage } from './file-language.ts';
import { buildPrompts, type Consent } from './prompts.ts';
import { buildViews } from './views.ts';

interface PortOptions extends Consent {
  readonly validate: boolean;
}

/** What the update flow needs, for a command that runs once. */
export function buildPorts(language: FileLanguage, dialogue: Dialogue, options: PortOptions): UpdatePorts {
  const { note, signal } = dialogue;
  let lastTitle: string | undefined;
  return {
    language,
    openService: openFor(dialogue),
    prompts: buildPrompts(dialogue, options),
    views: buildViews(dialogue),
    runWithProgress: (title, task) => {
      if (title !== lastTitle) note(`${title}…`);
      lastTitle = title;
      return task(signal, note);
    },
    store: NOTHING_KEPT,
    records: buildFileRecords(getStateFolder(process.env, process.platform, homedir())),
    log: { info: note, warn: note, error: note },
    // Nothing is a habit of a process that begins anew.
    readSettings: () => ({ confirmUpdate: 'always', validateBeforeUpdate: options.validate }),
    // Whoever runs a command in a folder trusts it: the help says so.
    isTrusted: () => true,
    inFlight: new InFlight(),
    validation: new ServiceValidation(wait),
    agreed: new Set(),
    wait,
  };
}

async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal });
}

/** The SDK is loaded by the first call, and by nothing else. Without a terminal nobody is asked for a code. */
function openFor({ ask }: Dialogue): OpenService {
  return async ({ askMfaCode, ...options }) => {
    const aws = await import('../../../client/src/aws/main.ts');
    return aws.openService(ask ? { ...options, askMfaCode } : options);
  };
}

/** A target has a profile only where the person named it in this call. */
const NOTHING_KEPT: Store = {
  findProfileAnswer: () => 'use',
  keepProfileAnswer: async () => {},
  listSaveConsents: () => [],
  keepSaveConsent: async () => {},
  dropSaveConsent: async () => {},
};
