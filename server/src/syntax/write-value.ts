import { writeScalar } from './edits.ts';
import type { Value } from './value.ts';

/** JSON, a member or item a line. */
export function writeJsonValue(value: Value, indent = '  '): string {
  return writeJson(value, '\n', indent);
}

/** `line` is a line break with the indentation of the value's own line. */
function writeJson(value: Value, line: string, indent: string): string {
  if (value.kind === 'string') return JSON.stringify(value.value);
  if (value.kind === 'literal') return value.text;
  const inner = line + indent;
  let text = '';
  if (value.kind === 'array') {
    for (const item of value.items) text += (text === '' ? inner : `,${inner}`) + writeJson(item, inner, indent);
    return text === '' ? '[]' : `[${text}${line}]`;
  }
  for (const { name, value: member } of value.members) {
    text += `${text === '' ? inner : `,${inner}`}${JSON.stringify(name)}: ${writeJson(member, inner, indent)}`;
  }
  return text === '' ? '{}' : `{${text}${line}}`;
}

/** YAML in blocks, without quotes where they are not needed; a string of several lines stands as they do. */
export function writeYamlValue(value: Value): string {
  return `${writeYaml(value, '\n')}\n`;
}

/** `line` is a line break with the indentation of the lines that follow the first one. */
function writeYaml(value: Value, line: string): string {
  if (value.kind === 'string') return findBlock(value.value, line) ?? writeYamlString(value.value);
  if (value.kind === 'literal') return value.text;
  let text = '';
  if (value.kind === 'array') {
    const inner = `${line}  `;
    for (const item of value.items) text += `${text === '' ? '' : line}- ${writeYaml(item, inner)}`;
    return text === '' ? '[]' : text;
  }
  for (const { name, value: member } of value.members) {
    const key = writeYamlString(name);
    const colon = key.length > MAX_KEY ? `? ${key}${line}:` : `${key}:`;
    text += `${text === '' ? '' : line}${colon}${writeYamlMember(member, `${line}  `)}`;
  }
  return text === '' ? '{}' : text;
}

function writeYamlMember(value: Value, line: string): string {
  const isBlock =
    (value.kind === 'object' && value.members.length > 0) || (value.kind === 'array' && value.items.length > 0);
  return `${isBlock ? line : ' '}${writeYaml(value, line)}`;
}

/** Behind a longer key YAML expects no colon. */
const MAX_KEY = 1000;

function writeYamlString(text: string): string {
  return writeScalar(text, 'yaml').replaceAll(UNPRINTABLE, escape);
}

/** JSON leaves these as they are in its strings, and YAML does not. */
const UNPRINTABLE = /[\u007F-\u009F\u2028\u2029\uE000\uE001\uFEFF\uFFFE\uFFFF]/g;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What can't stand as it is in a block. */
// oxlint-disable-next-line no-control-regex
const UNFIT = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uD800-\uDFFF\uE000\uE001\uFEFF\uFFFE\uFFFF]/;

/** A text of several lines as a block; undefined where quotes say better what it is. */
function findBlock(text: string, line: string): string | undefined {
  // A first line of blanks would be taken for the indentation.
  if (!text.includes('\n') || /^\s/.test(text) || isUnfit(text)) return undefined;
  const body = text.replace(/\n$/, '');
  // Further empty lines at the end count only where it is said that they do.
  if (/\s$/.test(body)) return undefined;
  const lines = body.split('\n').map((own) => (own === '' ? '\n' : line + own));
  return `${text === body ? '|-' : '|'}${lines.join('')}`;
}

function isUnfit(text: string): boolean {
  // Characters outside of the basic plane are two units.
  return UNFIT.test(text.replaceAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, ''));
}
