/** Edits that a row can offer; `update/` knows how to make them. */
export type FixName = 'unqualifyArn' | 'endLogGroupArn' | 'publishVersion' | 'removeKey' | 'removeReusePeriod';

/** What a failure means, whatever says so: its name, its text, its reason. */
export interface FailureRow {
  /** What happened, in one plain sentence. */
  readonly meaning: string;
  /** What to do about it. */
  readonly advice: string;
  /** Whether the same request can succeed later, `afterDescribe` only if the machine is still what it was. */
  readonly retry: 'no' | 'later' | 'afterDescribe' | 'afterSignIn';
  /**
   * What it blames, the first of them most: `definition`, or the place of a member in the request, `/` for all of it. Empty
   * where nothing in the files is to blame.
   */
  readonly blames: readonly string[];
  readonly fix?: FixName;
}

/** Says more than the row of the exception's name. */
export interface TextRow extends Partial<FailureRow> {
  readonly pattern: RegExp;
}

export interface ExceptionRow extends FailureRow {
  readonly name: string;
  /** Other names of the same thing. */
  readonly aliases?: readonly string[];
  /** The API's model lists it for UpdateStateMachine. */
  readonly isModelled?: true;
  /** By the text of the message; the first that fits counts. */
  readonly texts?: readonly TextRow[];
  /** By the `reason` of a ValidationException, or the `kmsKeyState` of a KmsInvalidStateException; it wins over a text. */
  readonly reasons?: Readonly<Record<string, Partial<FailureRow>>>;
}
