import type { RuleInfo } from '../asl/rule.ts';

/** Of these no documentation of AWS says anything. */
export type SuppressionRule = Omit<RuleInfo, 'link'>;

export const suppressionNamesRules: SuppressionRule = {
  code: 'suppression-names-rules',
  severity: 'warning',
  summary: 'A stepwright-ignore comment names rules that exist and that can be ignored.',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          States:
            A: { Type: Succeed }
            # stepwright-ignore state-reachable: kept until the old executions have ended
            B: { Type: Succeed }
        `,
      },
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          Comment: |
            # stepwright-ignore anything: this is text, not a comment
          States:
            A: { Type: Succeed } # stepwright-ignored is another word
        `,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          States:
            A: { Type: Succeed }
            # stepwright-ignore state-reachabel
                                ^^^^^^^^^^^^^^^
            B: { Type: Succeed }
            ^ state-reachable
        `,
      },
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          # stepwright-ignore: which rule?
          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
          States: { A: { Type: Succeed } }
        `,
      },
    ],
  },
};

export const suppressionUsed: SuppressionRule = {
  code: 'suppression-used',
  severity: 'hint',
  summary:
    'A stepwright-ignore comment suppresses something: the rules that it names have findings that begin on the next line.',
  examples: {
    good: [
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          States:
            A: { Type: Succeed }
            # stepwright-ignore state-reachable, field-supported: an example
            # of a comment above a comment
            B: { Type: Succeed, Color: red }
        `,
      },
    ],
    bad: [
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          States:
            # stepwright-ignore state-reachable: it is the first one
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            A: { Type: Succeed }
        `,
      },
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          States:
            A: { Type: Succeed }
            # stepwright-ignore field-required, state-reachable
                                ^^^^^^^^^^^^^^
            B: { Type: Succeed }
        `,
      },
      {
        syntax: 'yaml',
        text: `
          StartAt: A
          States:
            A: { Type: Succeed }
            B: { Type: Succeed } # stepwright-ignore state-reachable
            ^ state-reachable
                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        `,
      },
    ],
  },
};

export const SUPPRESSION_RULES: readonly SuppressionRule[] = [suppressionNamesRules, suppressionUsed];
