/**
 * CloudFormation's functions: `!Sub …` in YAML, `{ "Fn::Sub": … }` in both syntaxes. CloudFormation puts their values in before
 * the service sees the definition.
 */
const FUNCTIONS: readonly string[] = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
];

/** The tags of YAML. */
export const TEMPLATE_TAGS: ReadonlySet<string> = new Set([
  '!Ref',
  '!Condition',
  ...FUNCTIONS.map((name) => `!${name}`),
]);

/** The names of an object’s only member. `Ref` and `Condition` are not among them: payloads have such names too. */
export const TEMPLATE_NAMES: ReadonlySet<string> = new Set(FUNCTIONS.map((name) => `Fn::${name}`));
