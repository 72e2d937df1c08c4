import type { Field, Shape } from '../catalog/shape.ts';

/** What the tables know about a field, as Markdown for hovers and completions. */
export function describeField(field: Field, shape: Shape | undefined): string {
  const facts = [
    field.deprecated === undefined ? undefined : `**Deprecated.** ${field.deprecated}`,
    field.summary,
    listFacts(field).join(' · '),
    shape && `[Documentation](${shape.link})`,
  ];
  return facts.filter((fact) => fact !== undefined && fact !== '').join('\n\n');
}

export function describeShape({ summary, link }: Shape): string {
  return `${summary}\n\n[Documentation](${link})`;
}

function listFacts(field: Field): string[] {
  const facts: string[] = [];
  if (field.required) facts.push('required');
  if (field.kinds.length > 0) facts.push(field.kinds.join(' or '));
  if (field.expression) facts.push('or a `{% %}` expression with JSONata');
  if (field.values) facts.push(`one of ${field.values.map((value) => `\`${value}\``).join(', ')}`);
  const range = toRange(field.minimum, field.maximum ?? field.softMaximum);
  if (range !== undefined) facts.push(range);
  const length = toRange(field.minLength, field.maxLength);
  if (length !== undefined) facts.push(`${length} characters`);
  if (field.nonEmpty) facts.push('not empty');
  if (field.language) facts.push(`${field.language} only`);
  if (field.fallback !== undefined) facts.push(`default: ${field.fallback}`);
  return facts;
}

function toRange(from: number | undefined, to: number | undefined): string | undefined {
  if (from !== undefined && to !== undefined) return `${writeNumber(from)} to ${writeNumber(to)}`;
  if (from !== undefined) return `at least ${writeNumber(from)}`;
  return to === undefined ? undefined : `at most ${writeNumber(to)}`;
}

function writeNumber(value: number): string {
  return value.toLocaleString('en-US');
}
