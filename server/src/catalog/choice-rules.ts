import { DOCUMENTATION } from './documentation.ts';
import { buildFields, type FieldFacts, type Shape } from './shape.ts';

type Rows = Readonly<Record<string, FieldFacts>>;

const ORDERS = {
  Equals: 'equals',
  LessThan: 'is less than',
  GreaterThan: 'is greater than',
  LessThanEquals: 'is less than or equal to',
  GreaterThanEquals: 'is greater than or equal to',
};

function buildOrderings(type: 'String' | 'Numeric' | 'Timestamp'): Rows {
  const kind = type === 'Numeric' ? 'number' : 'string';
  const rows = Object.entries(ORDERS).flatMap(([order, words]): [string, FieldFacts][] => [
    [
      `${type}${order}`,
      {
        kinds: [kind],
        language: 'JSONPath',
        ...(type === 'Timestamp' && { timestamp: true }),
        summary: `The variable ${words} this ${type.toLowerCase()} value.`,
      },
    ],
    [
      `${type}${order}Path`,
      {
        kinds: ['string'],
        language: 'JSONPath',
        path: 'reference',
        summary: `The variable ${words} the ${type.toLowerCase()} value at this path.`,
      },
    ],
  ]);
  return Object.fromEntries(rows);
}

function buildTypeTest(words: string): FieldFacts {
  return { kinds: ['boolean'], language: 'JSONPath', summary: `Whether the variable ${words}.` };
}

/** All comparisons of JSONPath choice rules, of which a rule with a Variable has exactly one. */
const COMPARISONS: Rows = {
  ...buildOrderings('String'),
  ...buildOrderings('Numeric'),
  ...buildOrderings('Timestamp'),
  BooleanEquals: { kinds: ['boolean'], language: 'JSONPath', summary: 'The variable equals this boolean value.' },
  BooleanEqualsPath: {
    kinds: ['string'],
    language: 'JSONPath',
    path: 'reference',
    summary: 'The variable equals the boolean value at this path.',
  },
  StringMatches: {
    kinds: ['string'],
    language: 'JSONPath',
    summary: 'The variable matches this pattern: `*` stands for any text, `\\\\*` for an asterisk.',
  },
  IsNull: buildTypeTest('is null'),
  IsPresent: buildTypeTest('is there at all'),
  IsNumeric: buildTypeTest('is a number'),
  IsString: buildTypeTest('is a string'),
  IsBoolean: buildTypeTest('is a boolean'),
  IsTimestamp: buildTypeTest('is a timestamp'),
};

export const COMPARISON_NAMES: ReadonlySet<string> = new Set(Object.keys(COMPARISONS));

const TEST: Rows = {
  And: {
    kinds: ['array'],
    nonEmpty: true,
    language: 'JSONPath',
    shape: 'NestedChoiceRule',
    summary: 'All of these rules must hold.',
  },
  Or: {
    kinds: ['array'],
    nonEmpty: true,
    language: 'JSONPath',
    shape: 'NestedChoiceRule',
    summary: 'One of these rules must hold.',
  },
  Not: { kinds: ['object'], language: 'JSONPath', shape: 'NestedChoiceRule', summary: 'This rule must not hold.' },
  Variable: {
    kinds: ['string'],
    language: 'JSONPath',
    path: 'reference',
    summary: 'The path of the value that is compared.',
  },
  ...COMPARISONS,
  Comment: { kinds: ['string'], verbatim: true, summary: 'A description for people.' },
};

export const CHOICE_SHAPES: readonly Shape[] = [
  {
    name: 'ChoiceRule',
    title: 'A choice rule',
    summary: 'Goes to its Next when its test holds; the first rule that holds is taken.',
    link: DOCUMENTATION.choice,
    exactlyOneOf: [['And', 'Or', 'Not', 'Variable', 'Condition']],
    fields: buildFields(TEST, {
      Condition: {
        kinds: ['boolean'],
        language: 'JSONata',
        expression: true,
        summary: 'A JSONata expression, or a constant, that is true where this rule holds.',
      },
      Next: { kinds: ['string'], required: true, verbatim: true, target: true, summary: 'The state to go to.' },
      Output: { kinds: [], language: 'JSONata', summary: 'The output of the state where this rule holds.' },
      Assign: { kinds: ['object'], template: true, summary: 'Variables to assign where this rule holds.' },
    }),
  },
  {
    name: 'NestedChoiceRule',
    title: 'A rule inside of a choice rule',
    summary: 'A test inside of And, Or or Not. Only the outermost rule has a Next.',
    link: DOCUMENTATION.choice,
    exactlyOneOf: [['And', 'Or', 'Not', 'Variable']],
    fields: buildFields(TEST),
  },
];
