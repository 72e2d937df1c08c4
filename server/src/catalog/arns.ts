/** A place in the text of an ARN, half open. */
export interface ArnRange {
  readonly start: number;
  readonly end: number;
}

export interface ArnPart extends ArnRange {
  readonly text: string;
}

/** `arn:partition:service:region:account:resource`; the resource may hold more colons. Any part may be empty. */
export interface Arn {
  readonly partition: ArnPart;
  readonly service: ArnPart;
  readonly region: ArnPart;
  readonly account: ArnPart;
  readonly resource: ArnPart;
}

export interface ArnProblem extends ArnRange {
  readonly message: string;
}

/** The partitions that AWS documents for Step Functions; others exist that nobody has confirmed for it. */
export const KNOWN_PARTITIONS: readonly string[] = ['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b'];
/** AWS has them, but nothing says that Step Functions is there. */
export const UNVERIFIED_PARTITIONS: readonly string[] = ['aws-iso-e', 'aws-iso-f', 'aws-eusc'];

const REGION = /^[a-z]{2,}(-[a-z]+)+-\d+$/;
const ACCOUNT = /^\d{12}$/;

/** The parts of a text that has the outer form of an ARN, whatever they hold. */
export function findArn(text: string): Arn | undefined {
  const match = /^arn:([^:]*):([^:]*):([^:]*):([^:]*):([^]*)$/.exec(text);
  if (!match) return undefined;
  let at = 'arn:'.length;
  const next = (part = ''): ArnPart => {
    const start = at;
    at += part.length + 1;
    return { text: part, start, end: start + part.length };
  };
  return {
    partition: next(match[1]),
    service: next(match[2]),
    region: next(match[3]),
    account: next(match[4]),
    resource: next(match[5]),
  };
}

/** What is wrong with the ARN of an IAM role: `arn:P:iam::A:role/[PATH/]NAME`. */
export function findRoleArnProblems(text: string): ArnProblem[] {
  const arn = findArn(text);
  if (!arn) return [describeNoArn(text, 'arn:aws:iam::111111111111:role/name')];
  const problems = checkCommonParts(arn, 'iam');
  if (arn.region.text !== '')
    problems.push({ ...toRange(arn.region), message: 'The ARN of a role has no region: "iam::".' });
  if (!/^role\/\S*[^\s/]$/.test(arn.resource.text)) {
    problems.push({
      ...toRange(arn.resource),
      message: 'Expected "role/NAME" here, with a path before the name at most.',
    });
  }
  return problems;
}

/** What is wrong with the ARN of a log group, `arn:P:logs:R:A:log-group:NAME`; the `:*` after it is looked at elsewhere. */
export function findLogGroupArnProblems(text: string): ArnProblem[] {
  const arn = findArn(text);
  if (!arn) return [describeNoArn(text, 'arn:aws:logs:eu-west-1:111111111111:log-group:name:*')];
  const problems = [...checkCommonParts(arn, 'logs'), ...checkRegion(arn.region)];
  if (!/^log-group:[^:\s]+(:|$)/.test(arn.resource.text)) {
    problems.push({ ...toRange(arn.resource), message: 'Expected "log-group:NAME:*" here.' });
  }
  return problems;
}

/** What is wrong with a KMS key: `key/UUID` or `alias/NAME` in an ARN, or a key's id or an alias by itself. */
export function findKmsKeyProblems(text: string): ArnProblem[] {
  const id = '(?:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32})';
  if (!text.startsWith('arn:')) {
    if (new RegExp(`^(?:${id}|alias/\\S+)$`).test(text)) return [];
    const message = 'Expected the id of a key, its ARN, "alias/NAME" or the ARN of an alias.';
    return [{ start: 0, end: text.length, message }];
  }
  const arn = findArn(text);
  if (!arn) return [describeNoArn(text, 'arn:aws:kms:eu-west-1:111111111111:alias/name')];
  const problems = [...checkCommonParts(arn, 'kms'), ...checkRegion(arn.region)];
  if (!new RegExp(`^(?:key/${id}|alias/\\S+)$`).test(arn.resource.text)) {
    problems.push({ ...toRange(arn.resource), message: 'Expected "key/ID" or "alias/NAME" here.' });
  }
  return problems;
}

/** What every ARN of a service has: a partition, the service itself, an account. */
export function checkCommonParts(arn: Arn, service: string): ArnProblem[] {
  const problems: ArnProblem[] = [];
  if (arn.partition.text === '')
    problems.push({ ...toRange(arn.partition), message: 'The partition is missing: usually "aws".' });
  if (arn.service.text !== service) {
    problems.push({ ...toRange(arn.service), message: `Expected the service "${service}" here.` });
  }
  if (!ACCOUNT.test(arn.account.text)) {
    problems.push({
      ...toRange(arn.account),
      message: `Expected an account of 12 digits here.${toPlaceholderHint(arn.account.text)}`,
    });
  }
  return problems;
}

export function checkRegion(region: ArnPart): ArnProblem[] {
  return REGION.test(region.text)
    ? []
    : [
        {
          ...toRange(region),
          message: `Expected a region here, such as "eu-west-1".${toPlaceholderHint(region.text)}`,
        },
      ];
}

/** Of a text without the outer form of an ARN. */
export function describeNoArn(text: string, example: string): ArnProblem {
  return {
    start: 0,
    end: text.length,
    message: `This is no ARN; expected something like "${example}".${toPlaceholderHint(text)}`,
  };
}

function toPlaceholderHint(text: string): string {
  return text.includes('${') ? ' Placeholders are not replaced in update files.' : '';
}

function toRange({ start, end }: ArnRange): ArnRange {
  return { start, end };
}
