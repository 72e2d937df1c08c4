import assert from 'node:assert/strict';
import type { MachineType } from '../../../server/src/asl/machine.ts';
import { buildDocument, type Document } from '../../../server/src/features/document.ts';
import type { FileKind } from '../../../server/src/features/file-kind.ts';

export const UPDATE = { kind: 'update', syntax: 'jsonc' } as const;
export const KIND = { kind: 'definition', syntax: 'json' } as const;

/** A version of a definition. */
export function build(text: string, before?: Document, kind: FileKind = KIND): Document {
  return buildDocument('file:///orders.asl.json', kind, 1, text, before);
}

export function assertSameFindings(document: Document, type: MachineType): void {
  const fresh = build(document.text).getDefinitionFindings(type);
  assert.deepEqual(document.getDefinitionFindings(type), fresh, document.text);
}

const LONG_NAME = 'F'.repeat(90);

/** With findings of every kind: at a name, in a state of a branch, by a variable of another state. */
export const TEXT = `{
  "StartAt": "A",
  "States": {
    "A": { "Type": "Pass", "Next": "B" },
    "P": { "Type": "Parallel", "End": true, "Branches": [
      { "StartAt": "C", "States": { "C": { "Type": "Pass", "Nxt": "D", "End": true } } },
      { "StartAt": "E", "States": { "E": { "Type": "Pass", "Output": "{% $a %}", "Nxt": 1, "Result": { "a.$": "$.b" } } } }
    ] },
    "${LONG_NAME}":  { "Type": "Succeed" },
    "B": { "Type": "Pass", "Assign": { "a": 1 }, "Next": "P" }
  }
}`;
