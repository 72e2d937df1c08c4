import type { RuleInfo } from '../asl/rule.ts';
import type { PlaceholderNode } from '../syntax/node.ts';
import type { Finding } from '../text/finding.ts';
import type { Range } from '../text/range.ts';
import type { Target } from './model.ts';

const [code, severity] = ['placeholder-has-value', 'error'] as const;

/** About the definition as a target would be sent it. In the examples it gives a value to what is called WithValue. */
export const placeholderHasValue: Omit<RuleInfo, 'link'> = {
  code,
  severity,
  summary:
    'For every target, each placeholder of the definition has a value, so that what is sent is complete and JSON.',
  examples: {
    good: ['{ "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${WithValue}, "End": true } } }'],
    bad: [
      `
      { "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": \${WithoutValue}, "End": true } } }
                                                                      ^^^^^^^^^^^^^^^`,
      {
        syntax: 'yaml',
        text: `
        StartAt: A
        States:
          A: { Type: Wait, Seconds: !Ref OfCloudFormation, End: true }
                                         ^^^^^^^^^^^^^^^^`,
      },
    ],
  },
};

export function describeMissing(name: string, range: Range, target: Target): Finding {
  const message =
    target.name === undefined
      ? `"\${${name}}" has no value: the update file needs "targets", which give values in "definitionSubstitutions".`
      : `"\${${name}}" has no value in the target "${target.name}": give it in "definitionSubstitutions". To send it as it stands, write ${name}: "\${${name}}" there.`;
  return { ...range, code, severity, message };
}

/** A value that is sent as it stands is a placeholder again, and JSON has none outside of strings. */
export function describeUnquoted({ start, end, name, argument }: PlaceholderNode): Finding {
  const message = argument
    ? `Only CloudFormation can replace ${name}, so that this definition can't be sent from here: write a placeholder such as \${Name}, and give its value in "definitionSubstitutions".`
    : `"\${${name}}" stands unquoted where a value is expected, so that what is sent would not be JSON.`;
  return { start, end, code, severity, message };
}
