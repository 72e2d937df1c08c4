import { fileURLToPath } from 'node:url';
import type { TargetRef, TargetSummary } from '../../../../server/src/protocol.ts';
import { buildCliCommand } from './cli-command.ts';
import { explainFailure } from '../send/explain.ts';
import { type ComposingPorts, type Unused, withComposed } from '../target/use-target.ts';
import { chooseProfile } from '../target/profile.ts';
import type { ReadyUpdate } from '../ports/ports.ts';

export interface CliScreen {
  copy(text: string): Promise<void>;
  showCopied(target: TargetSummary): void;
  showImpossible(target: TargetSummary, reason: string): void;
}

type CliPorts = ComposingPorts & {
  readonly screen: CliScreen;
  /** What the disk holds. Rejects where that can't be read. */
  readonly readSaved: (uri: string) => Promise<Uint8Array>;
};

type CliOutcome = Unused | { readonly kind: 'copied' | 'impossible' };

/** Copies the update as a command of the AWS CLI. It is checked like one that is sent, for whoever runs it is asked nothing. */
export function copyCliCommand(ports: CliPorts, target: TargetRef): Promise<CliOutcome> {
  return withComposed<CliOutcome>(ports, { target, intent: 'update' }, (update) => copy(ports, update));
}

async function copy(ports: CliPorts, update: ReadyUpdate): Promise<CliOutcome> {
  const { target, request } = update;
  const chosen = await chooseProfile(target, ports.store, ports.prompts);
  if (chosen.kind === 'dismissed') return chosen;
  const { profile } = chosen;
  // Nothing is asked of it but its address: no request, and no credentials.
  const opened = await ports.openService({ region: target.region, profile });
  if (opened.kind === 'failed') return explainFailure(ports, update, opened.failure, 'when its endpoint was looked up');
  const { endpoint } = opened.service;
  opened.service.close();
  const command = buildCliCommand({
    request,
    region: target.region,
    profile,
    endpointUrl: endpoint.configured ? endpoint.url : undefined,
    definitionPath: await findDefinitionPath(ports, update),
  });
  if (command.kind === 'impossible') {
    ports.screen.showImpossible(target, command.reason);
    return { kind: 'impossible' };
  }
  await ports.screen.copy(command.text);
  ports.screen.showCopied(target);
  return { kind: 'copied' };
}

/** Undefined where no file on the disk holds just what is sent: it is not saved, has placeholders, or is YAML. */
async function findDefinitionPath(
  { readSaved }: CliPorts,
  { request, definitionUri }: ReadyUpdate,
): Promise<string | undefined> {
  if (definitionUri === undefined || request.definition === undefined) return undefined;
  const saved = await readSaved(definitionUri).catch(() => undefined);
  return saved && Buffer.from(request.definition).equals(saved) ? fileURLToPath(definitionUri) : undefined;
}
