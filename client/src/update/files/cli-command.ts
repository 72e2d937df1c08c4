import type { Json, UpdateRequest } from '../../../../server/src/protocol.ts';
import { formatSize } from '../ask/request-facts.ts';
import { quoteForShell } from './shell-quote.ts';

export interface CliCommandInput {
  readonly request: UpdateRequest;
  readonly region: string;
  readonly profile?: string | undefined;
  /** Where it is not AWS's own. */
  readonly endpointUrl?: string | undefined;
  /** The path of the file that holds the definition, byte for byte as it is sent. */
  readonly definitionPath?: string | undefined;
}

type CliCommand =
  | { readonly kind: 'command'; readonly text: string }
  /** A sentence. */
  | { readonly kind: 'impossible'; readonly reason: string };

/** Bytes. Linux takes no argument that is longer (MAX_ARG_STRLEN, without the NUL behind it). */
const LONGEST_ARGUMENT = 128 * 1024 - 1;

/** An update as a command of the AWS CLI, for a POSIX shell. */
export function buildCliCommand(input: CliCommandInput): CliCommand {
  const { request, region, profile, endpointUrl } = input;
  const { definition, ...others } = request;
  const options = Object.entries(others).flatMap(([name, value]) =>
    value === undefined ? [] : [toOption(toKebabCase(name), value)],
  );
  const common = Object.entries({ region, profile, 'endpoint-url': endpointUrl }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value }],
  );
  const sent = definition === undefined ? undefined : toDefinitionOption(definition, input.definitionPath);
  const all: readonly Option[] = [...options, ...common, ...(sent ? [sent] : [])];
  const [problem] = [
    ...all.flatMap(({ problem: own }) => own ?? []),
    ...options.flatMap((option) => findLoadProblem(option) ?? []),
    ...all.flatMap(({ name, value }) =>
      value?.includes('\0') === true ? [`--${name} holds a NUL, which no argument can.`] : [],
    ),
  ];
  if (problem !== undefined) return { kind: 'impossible', reason: problem };
  return { kind: 'command', text: ['aws stepfunctions update-state-machine', ...all.map(writeOption)].join(' \\\n  ') };
}

interface Option {
  readonly name: string;
  /** Undefined for a switch. */
  readonly value?: string | undefined;
  /** Why it can't be given. */
  readonly problem?: string | undefined;
}

function toOption(name: string, value: Json): Option {
  if (typeof value === 'boolean') return { name: value ? name : `no-${name}` };
  return { name, value: typeof value === 'string' ? value : JSON.stringify(value) };
}

/** A text that looks like an address makes the AWS CLI send what it finds there: somebody's file in the place of a description. */
function findLoadProblem({ name, value }: Option): string | undefined {
  const scheme = /^(?:file|fileb|https?):\/\//i.exec(value ?? '')?.[0];
  return scheme === undefined
    ? undefined
    : `--${name} begins with ${scheme}: the AWS CLI would send what it finds there in its place.`;
}

function toDefinitionOption(definition: string, path: string | undefined): Option {
  const name = 'definition';
  const value = toPastable(definition);
  const bytes = Buffer.byteLength(value);
  if (bytes <= LONGEST_ARGUMENT) return { name, value };
  const size = `The definition has ${formatSize(bytes)}, which is more than a shell takes as an argument`;
  if (path === undefined) {
    const reason = 'and no saved file holds it as it is sent, so that the AWS CLI could read it from there';
    return { name, problem: `${size}, ${reason}.` };
  }
  // The AWS CLI puts variables of the environment into such a path.
  if (path.includes('$')) return { name, problem: `${size}, and the AWS CLI reads no file with a $ in its path.` };
  return { name, value: `file://${path}` };
}

/**
 * Where JSON allows tabs and carriage returns they mean nothing, and a terminal into which they are pasted takes them as keys.
 */
function toPastable(json: string): string {
  return json.replaceAll('\r\n', '\n').replaceAll(/[\t\r]/g, ' ');
}

function writeOption({ name, value }: Option): string {
  if (value === undefined) return `--${name}`;
  // Else it would be taken for an option.
  const between = value.startsWith('-') ? '=' : ' ';
  return `--${name}${between}${quoteForShell(value)}`;
}

/** As the AWS CLI names the members of the API. */
function toKebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
