import { findPlaceholders } from '../syntax/placeholder.ts';
import type { DeployedMachine } from './deployed-machine.ts';
import { listParameterLines } from './template-parameters.ts';

export interface UpdateFileParts {
  readonly stateMachineArn: string;
  /** The name of the definition file beside the new file, for people to read. */
  readonly definitionFileName: string;
  /** Where the definition has another base name or another folder: its path from the new file. */
  readonly definitionUri?: string | undefined;
  readonly targetName?: string | undefined;
  /** Placeholders of the definition, which need values; undefined where it is not there yet. */
  readonly placeholderNames?: readonly string[] | undefined;
  /** Its parameters stand in the file. */
  readonly deployed?: DeployedMachine | undefined;
}

/** The text of a new update file in YAML, with one target. Comments say what else may stand there. */
export function buildUpdateFileText(parts: UpdateFileParts): string {
  const { stateMachineArn, definitionFileName, definitionUri, targetName = 'default', deployed } = parts;
  const lines = [
    `# How ${definitionFileName.replaceAll(/\s/g, ' ')} gets to AWS Step Functions. No secrets belong in this file.`,
    ...(definitionUri === undefined ? [] : [`definitionUri: ${JSON.stringify(definitionUri)}`]),
    '',
    "# Members for every target; a target's own win.",
    '# defaults:',
    '#   tracingConfiguration: { enabled: true }',
    '',
    'targets:',
    `  ${/^[A-Za-z_][\w-]*$/.test(targetName) ? targetName : JSON.stringify(targetName)}:`,
    `    stateMachineArn: ${JSON.stringify(stateMachineArn)}`,
    '',
    '    # What is left out stays as it is at AWS. Publishing is off unless it is asked for:',
    '    # publish: true',
    '    # versionDescription: "what changed"',
    ...(deployed
      ? ['', ...listParameterLines(deployed).map((line) => `    ${line}`)]
      : ['    # roleArn: arn:aws:iam::ACCOUNT:role/NAME']),
    '',
    ...listSubstitutionLines(parts),
    '',
    '    # Which AWS profile to suggest, and whether an update always asks for the name of the state machine:',
    '    # profile: name',
    '    # protected: true',
    '',
  ];
  return lines.join('\n');
}

/** Values that a person must write stand in comments: what is not there yet stops an update. */
function listSubstitutionLines({ placeholderNames, deployed }: UpdateFileParts): string[] {
  // What is deployed with its braces is no placeholder, and goes back as it stands.
  const braces = new Set(findPlaceholders(deployed?.definition ?? '').map(({ name }) => name));
  const names = placeholderNames ?? [...braces];
  const values = names.map((name) => (braces.has(name) ? `      ${name}: "\${${name}}"` : `    #   ${name}: value`));
  return [
    '    # Values for placeholders such as ${Name} in the definition:',
    names.some((name) => braces.has(name)) ? '    definitionSubstitutions:' : '    # definitionSubstitutions:',
    ...(values.length > 0 ? values : ['    #   Name: value']),
  ];
}
