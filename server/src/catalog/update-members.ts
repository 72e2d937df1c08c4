import { CONFIGURATION_SHAPES } from './update-configuration.ts';
import { buildFields, type FieldFacts, type Shape } from './shape.ts';

const API = 'https://docs.aws.amazon.com/step-functions/latest/apireference/';

type Rows = Readonly<Record<string, FieldFacts>>;

/** The limit of a definition, in characters and in bytes; the whole request has the same one. */
export const MAX_DEFINITION_LENGTH = 1_048_576;

const stateMachineArn: FieldFacts = {
  kinds: ['string'],
  required: true,
  minLength: 1,
  maxLength: 256,
  summary:
    'The ARN of the state machine to update, without a version, alias or label: `arn:aws:states:REGION:ACCOUNT:stateMachine:NAME`. Region and partition come from it.',
};

const definition: FieldFacts = {
  kinds: ['string'],
  minLength: 1,
  maxLength: MAX_DEFINITION_LENGTH,
  summary:
    'The definition as JSON text. Where a definition file of the same base name stands beside this file, the file wins.',
};

/** What the service changes besides the definition. Members that are left out stay as they are. */
const configuration: Rows = {
  roleArn: {
    kinds: ['string'],
    minLength: 1,
    maxLength: 256,
    summary: 'The ARN of the IAM role that executions run with. The caller needs `iam:PassRole` on it.',
  },
  loggingConfiguration: {
    kinds: ['object'],
    shape: 'LoggingConfiguration',
    summary:
      'What is logged to CloudWatch Logs. It replaces the block that stood before as a whole; nothing is merged.',
  },
  tracingConfiguration: {
    kinds: ['object'],
    shape: 'TracingConfiguration',
    summary: 'Whether AWS X-Ray traces executions.',
  },
  publish: {
    kinds: ['boolean'],
    fallback: 'false',
    summary: 'Publishes a version of the state machine after the update. Versions count up from 1.',
  },
  versionDescription: {
    kinds: ['string'],
    maxLength: 256,
    summary:
      'The description of the version that is published, at most 256 characters. It goes only with `publish: true`.',
  },
  encryptionConfiguration: {
    kinds: ['object'],
    shape: 'EncryptionConfiguration',
    summary: 'The key that encrypts the definition, the history of executions and their data.',
  },
};

/** Members of Stepwright's own; none of them is ever sent. */
const ownTargetMembers: Rows = {
  definitionSubstitutions: {
    kinds: ['object'],
    summary:
      'The values of the placeholders `${Name}` in the definition. Inside a text the value is escaped; unquoted, a text goes in as it is and anything else as JSON. `Home: "${Home}"` sends the placeholder as it stands.',
  },
  type: {
    kinds: ['string'],
    values: ['STANDARD', 'EXPRESS'],
    fallback: 'STANDARD',
    summary: 'The type of the state machine, for checking alone: it is not sent, and an update can never change it.',
  },
  profile: {
    kinds: ['string'],
    minLength: 1,
    summary: 'The AWS profile to suggest. Its first use asks, and the answer is kept for you.',
  },
  protected: {
    kinds: ['boolean'],
    fallback: 'false',
    summary: 'Updating this target always asks for its name, and it is never updated on save.',
  },
};

const definitionUri: FieldFacts = {
  kinds: ['string'],
  minLength: 1,
  fallback: 'the definition file of the same base name',
  summary: 'The definition file, relative to this file. It may not leave the workspace folder.',
};

const shapes: readonly Shape[] = [
  {
    name: 'BareUpdate',
    title: 'An update file without targets',
    summary: 'The input of UpdateStateMachine, as the AWS CLI takes it with `--cli-input-json` or `--cli-input-yaml`.',
    link: `${API}API_UpdateStateMachine.html`,
    fields: buildFields({ stateMachineArn, definition }, configuration),
  },
  {
    name: 'TargetsFile',
    title: 'An update file with targets',
    summary: 'State machines that one definition is sent to, each with its own parameters.',
    link: `${API}API_UpdateStateMachine.html`,
    fields: buildFields({
      definitionUri,
      defaults: {
        kinds: ['object'],
        shape: 'Defaults',
        summary: 'Members for every target. A member of the target itself wins as a whole.',
      },
      targets: {
        kinds: ['object'],
        entries: 'Target',
        required: true,
        nonEmpty: true,
        summary: 'The state machines to update, each under a name of your choice.',
      },
    }),
  },
  {
    name: 'Defaults',
    title: 'the defaults',
    summary: 'Members for every target. A member of the target itself wins as a whole.',
    link: `${API}API_UpdateStateMachine.html`,
    fields: buildFields(configuration, ownTargetMembers),
  },
  {
    name: 'Target',
    title: 'A target',
    summary: 'A state machine to update, and the parameters of its update.',
    link: `${API}API_UpdateStateMachine.html`,
    fields: buildFields({ stateMachineArn }, configuration, ownTargetMembers),
  },
  ...CONFIGURATION_SHAPES,
];

export const UPDATE_SHAPES: ReadonlyMap<string, Shape> = new Map(shapes.map((shape) => [shape.name, shape]));

/** What UpdateStateMachine takes; nothing else is ever sent. */
export const API_MEMBERS: readonly string[] = ['stateMachineArn', 'definition', ...Object.keys(configuration)];

/** Ours, which may not stand in an update file without targets. */
export const OWN_MEMBERS: readonly string[] = [
  'definitionUri',
  ...Object.keys(ownTargetMembers),
  'defaults',
  'targets',
];

/** Members of CreateStateMachine that people look for here, and why they aren't. */
export const MEMBERS_OF_CREATE: Readonly<Record<string, string>> = {
  type: 'UpdateStateMachine has no "type": the type of a state machine can never change.',
  name: 'UpdateStateMachine has no "name": the machine is named by its ARN, and can\'t be renamed.',
  tags: 'UpdateStateMachine has no "tags": they are changed with TagResource and UntagResource.',
};
