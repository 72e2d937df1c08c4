/**
 * The form of the tables: which fields an object may have and what each may hold. Validation, completion, hover and the
 * local endpoint read the same rows.
 */
export type QueryLanguage = 'JSONPath' | 'JSONata';

export type ValueKind = 'string' | 'integer' | 'number' | 'boolean' | 'object' | 'array' | 'null';

/**
 * What a path may be in its field. `path` is any; `reference` names one node, `data` one that is not in the context object, and
 * `result` one that is in no variable either. `text` may also be a call of an intrinsic function that gives a string.
 */
export type PathKind = 'path' | 'reference' | 'data' | 'result' | 'text';

export interface Field {
  readonly name: string;
  /** A number of its own, by which others keep tables beside these. */
  readonly row: number;
  /** What the value may be; empty for anything. */
  readonly kinds: readonly ValueKind[];
  /** One or two sentences, shown in hovers and completions. Markdown. */
  readonly summary: string;
  readonly required?: true;
  /** The only query language that has this field. */
  readonly language?: QueryLanguage;
  /** How sure it is that the service refuses the field in the other language; an error where nothing is said. */
  readonly otherLanguage?: 'warning';
  /** The only values that are allowed. */
  readonly values?: readonly string[];
  /** Of a number, inclusive. */
  readonly minimum?: number;
  readonly maximum?: number;
  /** Documented, but the service was not seen to refuse more: a warning. */
  readonly softMaximum?: number;
  /** Of a string, in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** An object or array has at least one entry. */
  readonly nonEmpty?: true;
  /** JSONata may give the value by a `{% … %}` string, whatever the kinds say. */
  readonly expression?: true;
  /** With JSONPath, the string is a path. */
  readonly path?: PathKind;
  /** With JSONPath, the value is a template: in it, names that end with `.$` hold paths and intrinsic functions. */
  readonly template?: true;
  /** With JSONata, strings in the value are taken as they stand: `{% … %}` is no expression there. */
  readonly verbatim?: true;
  /** The shape of the object, or of every item of the array. */
  readonly shape?: string;
  /** The kind of every item of an array without a shape. */
  readonly itemKind?: ValueKind;
  /** The object's keys are free names, and every value has this shape. */
  readonly entries?: string;
  /** The value names a state of the same scope. */
  readonly target?: true;
  /** The string is a point in time. */
  readonly timestamp?: true;
  /** Why not to use it, and what instead. */
  readonly deprecated?: string;
  /** Of a deprecated field, the newer name of the same. */
  readonly replacement?: string;
  /** What applies where the field is left out. */
  readonly fallback?: string;
}

export interface Shape {
  readonly name: string;
  /** How people call it, at the beginning of a sentence: "A Task state". */
  readonly title: string;
  readonly summary: string;
  readonly link: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** How sure it is that the service refuses a field that is not listed; an error where nothing is said. */
  readonly unknownField?: 'warning';
  /** Sets of fields of which exactly one must be there. */
  readonly exactlyOneOf?: readonly (readonly string[])[];
  /** Fields of which at least one is of use: documented, but the service was not seen to refuse the object without. */
  readonly someOf?: readonly string[];
  /** Sets of fields of which at most one may be there. */
  readonly atMostOneOf?: readonly (readonly string[])[];
}

/** Builds a shape's fields from rows; the key of a row is the field's name. */
export function buildFields(...tables: readonly Readonly<Record<string, FieldFacts>>[]): ReadonlyMap<string, Field> {
  const rows = tables.flatMap((table) => Object.entries(table));
  return new Map(rows.map(([name, facts]) => [name, buildField(name, facts)]));
}

/** What a row of a table says. */
export type FieldFacts = Omit<Field, 'name' | 'row'>;

export function buildField(name: string, facts: FieldFacts): Field {
  return { ...BLANK, ...facts, name, row: rowCount++ } as Field;
}

let rowCount = 0;

/** Every row has all members, in one order: to the engine all rows are alike, and reading a member of one costs little. */
const BLANK: Readonly<Record<keyof Field, undefined>> = {
  name: undefined,
  row: undefined,
  kinds: undefined,
  summary: undefined,
  required: undefined,
  language: undefined,
  otherLanguage: undefined,
  values: undefined,
  minimum: undefined,
  maximum: undefined,
  softMaximum: undefined,
  minLength: undefined,
  maxLength: undefined,
  nonEmpty: undefined,
  expression: undefined,
  path: undefined,
  template: undefined,
  verbatim: undefined,
  shape: undefined,
  itemKind: undefined,
  entries: undefined,
  target: undefined,
  timestamp: undefined,
  deprecated: undefined,
  replacement: undefined,
  fallback: undefined,
};

export function listFields(shape: Shape | undefined): readonly Field[] {
  return shape ? [...shape.fields.values()] : [];
}
