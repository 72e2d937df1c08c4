/** What keeps a state machine, so that a change from here makes it drift, as far as tags tell. */
const OWNERS: readonly {
  readonly tag: string;
  /** The value that the tag must have; any where it is left out. */
  readonly value?: RegExp;
  readonly toOwner: (value: string) => string;
}[] = [
  // SAM and CDK deploy by CloudFormation, which sets this tag on all that it makes. Documented by AWS.
  { tag: 'aws:cloudformation:stack-name', toOwner: (stack) => `the CloudFormation stack ${stack}` },
  { tag: 'stateMachine:createdBy', value: /^SAM$/, toOwner: () => 'AWS SAM' },
  // Conventions of people who use Terraform: it sets no tag by itself.
  { tag: 'ManagedBy', value: /^(terraform|opentofu|pulumi|cdk|sam|serverless)$/i, toOwner: (tool) => tool },
  { tag: 'managed-by', value: /^(terraform|opentofu|pulumi|cdk|sam|serverless)$/i, toOwner: (tool) => tool },
  { tag: 'managed_by', value: /^(terraform|opentofu|pulumi|cdk|sam|serverless)$/i, toOwner: (tool) => tool },
  { tag: 'Terraform', value: /^(true|yes|1)$/i, toOwner: () => 'Terraform' },
  { tag: 'terraform', value: /^(true|yes|1)$/i, toOwner: () => 'Terraform' },
];

/** Undefined where no tag tells of an owner. */
export function findOwner(tags: ReadonlyMap<string, string>): string | undefined {
  for (const { tag, value, toOwner } of OWNERS) {
    const found = tags.get(tag);
    if (found !== undefined && (value?.test(found) ?? true)) return toOwner(found);
  }
  return undefined;
}
