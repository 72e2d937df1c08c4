import {
  type Arn,
  type ArnPart,
  type ArnProblem,
  checkCommonParts,
  checkRegion,
  describeNoArn,
  findArn,
} from './arns.ts';

/** What follows a state machine's name and makes the ARN one of something else. */
export interface ArnQualifier extends ArnPart {
  /** `7` of `name:7`; `PROD` of `name:PROD`; `label` of `name/label`. Its range includes the separator. */
  readonly kind: 'version' | 'alias' | 'label';
}

export interface StateMachineArn extends Arn {
  readonly name: ArnPart;
  readonly qualifier: ArnQualifier | undefined;
  /** The ARN of the machine itself. */
  readonly unqualified: string;
}

const OTHER_RESOURCES: Readonly<Record<string, string>> = {
  execution: 'an execution',
  express: 'an Express execution',
  mapRun: 'a Map Run',
  activity: 'an activity',
  stateMachineAlias: 'an alias',
};

/** Reads `arn:P:states:R:A:stateMachine:NAME` with an optional qualifier. Without errors there is a value. */
export function parseStateMachineArn(text: string): { value?: StateMachineArn; errors: readonly ArnProblem[] } {
  const arn = findArn(text);
  if (!arn) return { errors: [describeNoArn(text, 'arn:aws:states:eu-west-1:111111111111:stateMachine:name')] };
  const errors = [...checkCommonParts(arn, 'states'), ...checkRegion(arn.region)];
  const [, type = '', rest = ''] = /^([^:]*):?([^]*)$/.exec(arn.resource.text) ?? [];
  const nameStart = arn.resource.start + type.length + 1;
  if (type !== 'stateMachine') {
    const other = Object.hasOwn(OTHER_RESOURCES, type) ? OTHER_RESOURCES[type] : undefined;
    const message = other
      ? `This is the ARN of ${other}; the ARN of a state machine is needed: ":stateMachine:NAME".`
      : `Expected "stateMachine:NAME" here.`;
    const end = Math.max(arn.resource.start + type.length, arn.resource.start);
    return { errors: [...errors, { start: arn.resource.start, end, message }] };
  }
  const [, name = '', tail = ''] = /^([^:/]*)([^]*)$/.exec(rest) ?? [];
  if (name === '') errors.push({ start: arn.resource.start, end: arn.resource.end, message: 'The name is missing.' });
  const problem = describeName(name);
  if (problem !== undefined) errors.push({ start: nameStart, end: nameStart + name.length, message: problem });
  if (tail.length === 1 || /[:/\s]/.test(tail.slice(1))) {
    errors.push({
      start: nameStart + name.length,
      end: text.length,
      message: 'Nothing follows the name in the ARN of a state machine.',
    });
  }
  if (errors.length > 0) return { errors };
  const nameEnd = nameStart + name.length;
  return {
    value: {
      ...arn,
      name: { text: name, start: nameStart, end: nameEnd },
      qualifier:
        tail === ''
          ? undefined
          : { kind: findQualifierKind(tail), text: tail.slice(1), start: nameEnd, end: text.length },
      unqualified: text.slice(0, nameEnd),
    },
    errors,
  };
}

/** What no name of a state machine is, as the API’s reference says. */
function describeName(name: string): string | undefined {
  const [sign] = FORBIDDEN.exec(name) ?? [];
  if (sign !== undefined) return /[\s\p{C}]/u.test(sign) ? 'A name has no blanks.' : `A name has no "${sign}".`;
  return name.length > MAX_NAME ? `A name has ${MAX_NAME} characters at most.` : undefined;
}

const MAX_NAME = 80;
const FORBIDDEN = /[\s?*<>{}[\]"#%\\^|~`$&,;\p{Cc}\p{Cs}\uFFFE\uFFFF]/u;

function findQualifierKind(tail: string): ArnQualifier['kind'] {
  if (tail.startsWith('/')) return 'label';
  return /^:\d+$/.test(tail) ? 'version' : 'alias';
}
