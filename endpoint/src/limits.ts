import type { Field, ValueKind } from '../../server/src/catalog/shape.ts';
import type { Json } from '../../server/src/update/update-request.ts';
import { findMembers, type Members } from './members.ts';
import { refuse, type Refusal } from './outcome.ts';

/** What the API's model says of a member: the columns of the catalog's tables that a server can check. */
export interface Limit extends Pick<
  Field,
  'kinds' | 'required' | 'values' | 'minimum' | 'maximum' | 'minLength' | 'maxLength' | 'shape'
> {
  /** The value is never repeated in a message. */
  readonly sensitive?: true;
}

export type Limits = ReadonlyMap<string, Limit>;

/** Looks up the limits that `shape` names: of the object, or of every item of the array. */
type FindLimits = (shape: string) => Limits | undefined;

/** Refuses a request with members of a wrong type, or with values that the API's model rules out. Unknown members are ignored. */
export function checkLimits(input: Members, limits: Limits, findLimits: FindLimits): Refusal | undefined {
  const problems: string[] = [];
  const wrongTypes: string[] = [];

  const checkObject = (object: Members, of: Limits, path: string): void => {
    for (const [name, limit] of of) {
      const value = object[name];
      if (value !== undefined) checkValue(value, limit, path + name);
      else if (limit.required) problems.push(describe(undefined, path + name, limit, 'Member must not be null'));
    }
  };
  const checkValue = (value: Json, limit: Limit, path: string): void => {
    if (limit.kinds.length > 0 && !limit.kinds.some((kind) => isOfKind(value, kind))) {
      wrongTypes.push(`'${path}' must be of type ${limit.kinds.join(' or ')}`);
      return;
    }
    for (const rule of findBrokenRules(value, limit)) problems.push(describe(value, path, limit, rule));
    const inner = limit.shape === undefined ? undefined : findLimits(limit.shape);
    if (!inner) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        checkValue(
          item,
          { kinds: ['object'], ...(limit.shape === undefined ? {} : { shape: limit.shape }) },
          `${path}.${index + 1}.member`,
        );
      }
    } else if (isOfKind(value, 'object')) checkObject(findMembers(value) ?? {}, inner, `${path}.`);
  };

  checkObject(input, limits, '');
  if (wrongTypes.length > 0) return refuse('SerializationException', wrongTypes.join('; '));
  if (problems.length === 0) return undefined;
  const count = `${problems.length} validation error${problems.length > 1 ? 's' : ''} detected`;
  return refuse('ValidationException', `${count}: ${problems.join('; ')}`);
}

function describe(value: Json | undefined, path: string, { sensitive }: Limit, rule: string): string {
  const shown =
    value === undefined ? ' null' : sensitive ? '' : ` '${typeof value === 'string' ? value : JSON.stringify(value)}'`;
  return `Value${shown} at '${path}' failed to satisfy constraint: ${rule}`;
}

function* findBrokenRules(value: Json, limit: Limit): Generator<string> {
  const { values, minimum, maximum, minLength, maxLength } = limit;
  if (typeof value === 'string') {
    if (values && !values.includes(value)) yield `Member must satisfy enum value set: [${values.join(', ')}]`;
    const length = countCharacters(value, maxLength);
    if (minLength !== undefined && length < minLength)
      yield `Member must have length greater than or equal to ${minLength}`;
    if (maxLength !== undefined && length > maxLength)
      yield `Member must have length less than or equal to ${maxLength}`;
  }
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum) yield `Member must have value greater than or equal to ${minimum}`;
    if (maximum !== undefined && value > maximum) yield `Member must have value less than or equal to ${maximum}`;
  }
}

/** In code points, which are only counted where it matters. */
function countCharacters(text: string, limit: number | undefined): number {
  if (limit === undefined || text.length <= limit) return text.length;
  return text.length - (text.match(/[\u{10000}-\u{10FFFF}]/gu)?.length ?? 0);
}

function isOfKind(value: Json, kind: ValueKind): boolean {
  if (kind === 'integer') return Number.isInteger(value);
  if (kind === 'array') return Array.isArray(value);
  if (kind === 'null') return value === null;
  if (kind === 'object') return findMembers(value) !== undefined;
  return typeof value === kind;
}
