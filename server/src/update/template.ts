export interface UpdateFileParts {
  readonly stateMachineArn: string;
  /** The name of the definition file beside the new file, for people to read. */
  readonly definitionFileName: string;
  /** Where the definition has another base name or another folder: its path from the new file. */
  readonly definitionUri?: string | undefined;
  readonly targetName?: string | undefined;
  /** Placeholders of the definition, which need values. */
  readonly placeholderNames?: readonly string[] | undefined;
}

/** The text of a new update file in YAML, with one target. Comments say what else may stand there. */
export function buildUpdateFileText(parts: UpdateFileParts): string {
  const { stateMachineArn, definitionFileName, definitionUri, targetName = 'default', placeholderNames = [] } = parts;
  const values = placeholderNames.map((name) => `    #   ${name}: value`);
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
    '    # roleArn: arn:aws:iam::ACCOUNT:role/NAME',
    '',
    '    # Values for placeholders such as ${Name} in the definition:',
    '    # definitionSubstitutions:',
    ...(values.length > 0 ? values : ['    #   Name: value']),
    '',
    '    # Which AWS profile to suggest, and whether an update always asks for the name of the state machine:',
    '    # profile: name',
    '    # protected: true',
    '',
  ];
  return lines.join('\n');
}
