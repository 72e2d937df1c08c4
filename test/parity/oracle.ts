import { readFileSync } from 'node:fs';
import type { MachineType } from '../../server/src/asl/machine.ts';
import type { Case, ExpectedDiagnostic } from './case.ts';

/** A line of `cases.jsonl`: as much of it as is needed to judge. */
export interface OracleCase {
  readonly id: string;
  /** `A-recorded-on-AWS`: the letter is what counts. */
  readonly tier: string;
  /** How the definition was sent: `test_state` takes a state by itself too. */
  readonly api?: string;
  readonly type?: MachineType;
  readonly definition: string;
  readonly definition_verdict: 'valid' | 'invalid';
  readonly expected?: {
    readonly message?: string;
    readonly diagnostics?: readonly ExpectedDiagnostic[] | null;
    readonly diagnostics_parsed?: readonly ExpectedDiagnostic[];
  };
}

export function readOracle(path: string): Case[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.trim() !== '').map((line) => toCase(JSON.parse(line) as OracleCase));
}

export function toCase({ id, tier, api, type, definition, definition_verdict, expected }: OracleCase): Case {
  return {
    id,
    group: `tier ${tier.slice(0, 1)}`,
    text: api === 'test_state' ? toWholeMachine(definition) : definition,
    syntax: 'json',
    type: type ?? 'STANDARD',
    isValid: definition_verdict === 'valid',
    expected: expected?.diagnostics ?? expected?.diagnostics_parsed ?? [],
  };
}

/** A state that was sent by itself, in a machine that holds its targets too. Whole machines, and what can't be read, stay. */
function toWholeMachine(definition: string): string {
  const state = findObject(definition);
  if (!state || 'States' in state) return definition;
  const rules = [state['Choices'], state['Catch']].flatMap((list) => (Array.isArray(list) ? (list as unknown[]) : []));
  const places: unknown[] = [state, ...rules].flatMap((place) =>
    isObject(place) ? [place['Next'], place['Default']] : [],
  );
  const targets = new Set(places.filter((target) => typeof target === 'string'));
  const name = 'The state';
  targets.delete(name);
  const others = [...targets].map((target) => `, ${JSON.stringify(target)}: {"Type": "Succeed"}`);
  return `{"StartAt": "${name}", "States": {"${name}": ${definition}${others.join('')}}}`;
}

function findObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
