import type { MachineType } from '../../server/src/asl/machine.ts';
import type { Syntax } from '../../server/src/syntax/tree.ts';

/** A definition of which it is known what the service says about it. */
export interface Case {
  readonly id: string;
  /** Cases are counted by group: the oracle's tiers, and the corpus. */
  readonly group: string;
  readonly text: string;
  readonly syntax: Syntax;
  readonly type: MachineType;
  /** Undefined where nobody has asked the service: then nothing is judged, but it must not fail. */
  readonly isValid: boolean | undefined;
  /** What the service says of an invalid one, as far as it was written down. */
  readonly expected: readonly ExpectedDiagnostic[];
}

export interface ExpectedDiagnostic {
  readonly code?: string;
  readonly message?: string;
  /** Absent where the service names no place: then every place will do. */
  readonly location?: string | null;
}
