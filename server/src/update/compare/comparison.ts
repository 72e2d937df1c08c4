import type { Syntax } from '../../syntax/tree.ts';

/** How what would be sent differs, by meaning, from what is deployed. */
export interface MachineComparison {
  /** What would be sent changes nothing. */
  readonly isSame: boolean;
  /** What would change: the API's other members, for they are few and weigh much, then the definition in its order. Empty where `isSame`. */
  readonly changes: readonly MachineChange[];
  /** Both definitions in the same form: laid out alike, keys in the order of the file. Undefined where one of them is not known. */
  readonly texts?: ComparedTexts | undefined;
}

export interface ComparedTexts {
  readonly deployed: string;
  readonly sent: string;
  /** That of the definition's file. */
  readonly syntax: Syntax;
}

/** One line of a summary. */
export interface MachineChange {
  /** `state`, `transition` and `machine` (its other fields) are of the definition; the others are the API's members. */
  readonly part:
    | 'state'
    | 'transition'
    | 'machine'
    | 'roleArn'
    | 'loggingConfiguration'
    | 'tracingConfiguration'
    | 'encryptionConfiguration';
  /** As `State Pay added`, `Transition Check → Pay added`, `Role arn:… → arn:…`. One line. */
  readonly text: string;
}
