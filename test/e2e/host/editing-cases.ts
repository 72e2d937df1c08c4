/** A text of each kind, laid out badly enough for the formatter to have work. */
/** One of the four kinds of files, and what VS Code must hear about it. */
export interface EditingCase {
  readonly name: string;
  readonly text: string;
  /** What is proposed behind a piece of the text, among others. */
  readonly proposals: readonly (readonly [behind: string, label: string])[];
  readonly hovers: readonly (readonly [at: string, pattern: RegExp])[];
  /** From the end of a piece of the text to the start of another one, in this file or in another. */
  readonly definitions: readonly (readonly [from: string, to: string, file?: string])[];
  readonly link?: readonly [text: string, file: string];
  /** The outline, with what is nested in parentheses. */
  readonly symbols: string;
  /** First and last line of what folds, from 0. */
  readonly folds: readonly (readonly [number, number])[];
  readonly lenses: readonly string[];
  readonly formatted: string;
}

const arn = 'arn:aws:states:eu-west-1:111111111111:stateMachine:tea';

export const editingCases: readonly EditingCase[] = [
  {
    name: 'tea.asl.json',
    text: `{
  "StartAt": "Boil",
  "States": {
    "Boil":   { "Type": "Wait", "Seconds": \${Seconds}, "Next": "Serve" },
    "Serve": {
      "Type": "Succeed" }
  }
}
`,
    proposals: [
      ['"Next": "', 'Serve'],
      ['"Type": "', 'Parallel'],
      ['"StartAt": "', 'Boil'],
    ],
    hovers: [
      ['"Seconds"', /\*\*Seconds\*\*/],
      ['"Wait"', /\*\*Wait\*\*/],
      ['${Seconds', /dev: `3`/],
    ],
    definitions: [
      ['"Next": "Ser', '"Serve": {'],
      ['"StartAt": "Bo', '"Boil":   {'],
      ['${Sec', 'Seconds: 3', 'tea.asl.update.yaml'],
    ],
    symbols: 'Boil Serve',
    folds: [
      [0, 6],
      [2, 5],
    ],
    lenses: ['Update dev', 'Update and publish dev', 'Target: dev (eu-west-1, 111111111111)'],
    formatted: `{
  "StartAt": "Boil",
  "States": {
    "Boil": {
      "Type": "Wait",
      "Seconds": \${Seconds},
      "Next": "Serve"
    },
    "Serve": {
      "Type": "Succeed"
    }
  }
}
`,
  },
  {
    name: 'tea.asl.update.yaml',
    text: `# Which tea.
definitionUri: ./tea.asl.json  


targets:
  dev: # For trying.
    stateMachineArn: ${arn}
    definitionSubstitutions: { Seconds: 3 }
    loggingConfiguration:
      level: 'OFF'
`,
    proposals: [
      ['    ', 'publish'],
      ["level: '", 'ERROR'],
    ],
    hovers: [
      ['stateMachineArn', /\*\*stateMachineArn\*\*/],
      ['level', /\*\*level\*\*/],
    ],
    definitions: [['./tea', '{', 'tea.asl.json']],
    link: ['./tea.asl.json', 'tea.asl.json'],
    symbols:
      'definitionUri targets (dev (stateMachineArn definitionSubstitutions (Seconds) loggingConfiguration (level)))',
    folds: [
      [4, 9],
      [5, 9],
      [8, 9],
    ],
    lenses: ['Update', 'Update and publish'],
    formatted: `# Which tea.
definitionUri: ./tea.asl.json

targets:
  dev: # For trying.
    stateMachineArn: ${arn}
    definitionSubstitutions: { Seconds: 3 }
    loggingConfiguration:
      level: 'OFF'
`,
  },
  {
    name: 'coffee.asl.yaml',
    text: `# A small one.
StartAt: Grind
States:
  Grind:
    Type:   Pass # At first.  
    Next: Serve
  Serve:
    Type: Succeed


`,
    proposals: [
      ['Next: ', 'Serve'],
      ['Type:   ', 'Parallel'],
    ],
    hovers: [
      ['Type', /\*\*Type\*\*/],
      ['Succeed', /\*\*Succeed\*\*/],
    ],
    definitions: [
      ['Next: Ser', 'Serve:'],
      ['StartAt: Gr', 'Grind:'],
    ],
    symbols: 'Grind Serve',
    folds: [
      [2, 7],
      [3, 5],
      [6, 7],
    ],
    lenses: ['Update dev', 'Update and publish dev', 'Target: dev (eu-west-1, 111111111111)'],
    formatted: `# A small one.
StartAt: Grind
States:
  Grind:
    Type:   Pass # At first.
    Next: Serve
  Serve:
    Type: Succeed
`,
  },
  {
    name: 'coffee.asl.update.json',
    text: `{
  // Which coffee.
  "definitionUri":  "./coffee.asl.yaml",
  "targets": {
    "dev": {
      "stateMachineArn": "${arn}", // For trying.
      "loggingConfiguration": { "level": "OFF" }
    }
  }
}
`,
    proposals: [['"level": "', 'ERROR']],
    hovers: [
      ['"stateMachineArn"', /\*\*stateMachineArn\*\*/],
      ['"level"', /\*\*level\*\*/],
    ],
    definitions: [['./coffee', '# A small', 'coffee.asl.yaml']],
    link: ['./coffee.asl.yaml', 'coffee.asl.yaml'],
    symbols: 'definitionUri targets (dev (stateMachineArn loggingConfiguration (level)))',
    folds: [
      [0, 8],
      [3, 7],
      [4, 6],
    ],
    lenses: ['Update', 'Update and publish'],
    formatted: `{
  // Which coffee.
  "definitionUri": "./coffee.asl.yaml",
  "targets": {
    "dev": {
      "stateMachineArn": "${arn}", // For trying.
      "loggingConfiguration": {
        "level": "OFF"
      }
    }
  }
}
`,
  },
];
