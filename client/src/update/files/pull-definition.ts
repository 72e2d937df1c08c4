import type {
  DeployedMachine,
  Failure,
  TargetSummary,
  WriteDefinitionParams,
  WrittenDefinition,
} from '../../../../server/src/protocol.ts';
import { explainFailure } from '../send/explain.ts';
import { keepSeen } from '../look/keep-seen.ts';
import { type ComposingPorts, type Unused, withTarget } from '../target/use-target.ts';
import { toOneLine } from '../one-line.ts';
import type { UpdatePorts } from '../ports/ports.ts';
import { readDeployed } from '../look/read-deployed.ts';
import { toFileName } from '../ask/request-facts.ts';
import type { ShowTexts } from '../ports/show-texts.ts';

/** In the syntax of the file and the order of its keys, or as the service has it. */
export type PulledForm = 'file' | 'deployed';

export interface PullScreen {
  chooseForm(fileName: string): Promise<PulledForm | undefined>;
  readonly showTexts: ShowTexts;
  /** While the difference is being looked at, so that nothing may hide it. `lost`: what a person may not want to lose. */
  agreeToReplace(fileName: string, lost: readonly string[]): Promise<boolean>;
  /** The file has what is deployed already. */
  showNothingToPull(fileName: string, target: TargetSummary): void;
  /** The text was edited while the question was asked: nothing was done. */
  showEdited(fileName: string): void;
}

/** The texts of the editor, saved or not. */
export interface Documents {
  readText(uri: string): Promise<string>;
  /** As one edit that can be undone, and is not saved. False where the text is not `expected` any more. */
  replaceText(uri: string, expected: string, text: string): Promise<boolean>;
}

type PullPorts = ComposingPorts &
  Pick<UpdatePorts, 'records'> & {
    readonly screen: PullScreen;
    readonly documents: Documents;
    readonly writeDefinition: (params: WriteDefinitionParams) => Promise<WrittenDefinition | null>;
  };

type PullOutcome = Unused | { readonly kind: 'pulled' | 'same' | 'edited' };

/** Takes the deployed definition over into the file, once a person has seen what that changes. The file need not be right. */
export function pullDefinition(ports: PullPorts, target: TargetSummary, definitionUri: string): Promise<PullOutcome> {
  return withTarget(ports, target, async (used): Promise<PullOutcome> => {
    const { stateMachineArn, stateMachineName } = used.target;
    const read = await ports.runWithProgress(`Reading ${stateMachineName}`, (signal) =>
      readDeployed(used.service, stateMachineArn, signal),
    );
    if (read.kind === 'cancelled') return read;
    if (read.kind !== 'read') return explainFailure(ports, used, read.failure, WHEN);
    const { machine, withheld } = read;
    const { definition } = machine;
    if (definition === undefined) return explainFailure(ports, used, withheld ?? NO_DEFINITION, WHEN);
    await ports.language.keepMachineType({ stateMachineArn, type: machine.type });
    return takeOver(ports, used.target, { ...machine, definition }, definitionUri);
  });
}

const WHEN = 'when the deployed definition was read';
const NO_DEFINITION: Failure = {
  name: 'NoDefinition',
  message: 'The answer has no definition.',
  operation: 'DescribeStateMachine',
};

async function takeOver(
  ports: PullPorts,
  target: TargetSummary,
  machine: DeployedMachine & { readonly definition: string },
  definitionUri: string,
): Promise<PullOutcome> {
  const { screen, documents } = ports;
  const { definition } = machine;
  const fileName = toFileName(definitionUri);
  const form = await screen.chooseForm(fileName);
  if (form === undefined) return { kind: 'dismissed' };
  const written = await ports.writeDefinition({ definition, definitionUri });
  if (!written) throw new Error('The language server could not write the definition. Its log says why.');
  const text = form === 'file' ? written.text : definition;
  const local = await documents.readText(definitionUri);
  const seen = (): Promise<void> => keepSeen(ports, target.stateMachineArn, machine);
  if (withOneLineEnd(local) === withOneLineEnd(text)) {
    await seen();
    screen.showNothingToPull(fileName, target);
    return { kind: 'same' };
  }
  const label = toOneLine(fileName);
  const right = { label: toOneLine(`Deployed: ${target.stateMachineName}`), text };
  const syntax = form === 'file' && /\.ya?ml$/i.test(fileName) ? 'yaml' : 'json';
  const title = `${label} ← ${toOneLine(target.stateMachineName)}`;
  await screen.showTexts(title, { label, text: local }, right, syntax);
  await seen();
  if (!(await screen.agreeToReplace(fileName, listLost(written, target)))) return { kind: 'dismissed' };
  if (await documents.replaceText(definitionUri, local, text)) return { kind: 'pulled' };
  screen.showEdited(fileName);
  return { kind: 'edited' };
}

/** An editor has one kind of line end for a text, and gives it to what is put in. */
function withOneLineEnd(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function listLost({ placeholders }: WrittenDefinition, { label }: TargetSummary): string[] {
  if (placeholders.length === 0) return [];
  const names = placeholders.map((name) => `\${${name}}`).join(', ');
  return [`The values of ${label} take the place of ${names}.`];
}
