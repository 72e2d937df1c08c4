import { ADJUSTABLE_RULES, type ListedRule } from '../server/src/features/rule-list.ts';
import { SUPPRESSION_RULES } from '../server/src/features/suppression-rules.ts';
import { RULES } from '../server/src/asl/rules/index.ts';
import type { Syntax } from '../server/src/syntax/tree.ts';
import { LEVELS } from '../server/src/text/finding-levels.ts';
import { placeholderHasValue } from '../server/src/update/placeholder-has-value.ts';
import { UPDATE_RULES } from '../server/src/update/rules/index.ts';

/** An example that is as long as a limit of the service shows nothing on a page. */
const LONGEST_EXAMPLE = 2_000;

const NOTE = '<!-- Made from the rules by `npm run generate`: edit a rule, not this page. -->';

const KINDS = [
  {
    title: 'Definitions',
    rules: [...RULES, placeholderHasValue],
    comments: 'In YAML, a comment above the line does it for this line alone; JSON has no comments:',
    mark: '#',
    syntax: 'yaml',
  },
  {
    title: 'Update files',
    rules: UPDATE_RULES,
    comments: 'A comment above the line does it for this line alone, in YAML with `#`:',
    mark: '//',
    syntax: 'jsonc',
  },
  { title: 'Comments that ignore a finding', rules: SUPPRESSION_RULES, comments: undefined, mark: '', syntax: '' },
] as const;

type Kind = (typeof KINDS)[number];

/** One page for each rule, and a list of all. */
export function buildRulePages(): { readonly file: string; readonly text: string }[] {
  const pages = KINDS.flatMap((kind) =>
    kind.rules.map((rule) => ({ file: `docs/rules/${rule.code}.md`, text: writePage(rule, kind) })),
  );
  return [{ file: 'docs/rules/README.md', text: writeList() }, ...pages];
}

function writeList(): string {
  const tables = KINDS.map(({ title, rules }) => {
    const rows = rules.map(({ code, severity, isOptional, summary, serviceCode }: ListedRule) => {
      return `| [${code}](${code}.md) | ${isOptional ? 'off' : severity} | ${serviceCode ?? ''} | ${summary} |`;
    });
    const head = '| Rule | Severity | Service’s code | What must hold |\n| --- | --- | --- | --- |';
    return `## ${title}\n\n${head}\n${rows.join('\n')}`;
  });
  return ['# Rules', NOTE, ...tables].join('\n\n');
}

function writePage(rule: ListedRule, kind: Kind): string {
  const { code, severity, isOptional, summary, serviceCode, link, examples } = rule;
  const facts = [
    isOptional ? 'Off, until a setting turns it on.' : `Severity: ${severity}.`,
    serviceCode === undefined ? '' : `The service calls it \`${serviceCode}\`.`,
    link === undefined ? '' : `[AWS’s documentation](${link})`,
  ].filter((fact) => fact !== '');
  return [
    `# ${code}`,
    NOTE,
    summary,
    facts.join(' '),
    ...writeExamples('Wrong', 'Carets mark the findings.', examples.bad),
    ...writeExamples('Right', undefined, examples.good),
    ...writeChoices(code, kind),
    '[All rules](README.md)',
  ].join('\n\n');
}

interface ShownExample {
  readonly syntax: Syntax;
  readonly text: string;
}

function writeExamples(
  title: string,
  note: string | undefined,
  examples: readonly (string | ShownExample)[],
): string[] {
  const shown = examples
    .map((example) => (typeof example === 'string' ? { syntax: 'json', text: example } : example))
    .filter(({ text }) => text.length <= LONGEST_EXAMPLE);
  if (shown.length === 0) return [];
  const blocks = shown.map(
    ({ syntax, text }) => `\`\`\`${syntax === 'yaml' ? 'yaml' : 'jsonc'}\n${unindent(text)}\n\`\`\``,
  );
  return [`## ${title}`, ...(note === undefined ? [] : [note]), ...blocks];
}

function writeChoices(code: string, { comments, mark, syntax }: Kind): string[] {
  if (!ADJUSTABLE_RULES.some((rule) => rule.code === code)) {
    return ['## Severity', 'It is always an error: without it, nobody knows what would be sent.'];
  }
  const levels = LEVELS.map((level) => `\`${level}\``).join(', ');
  const setting = `\`\`\`json\n"stepwright.rules": { "${code}": "off" }\n\`\`\``;
  const comment = `\`\`\`${syntax}\n${mark} stepwright-ignore ${code}: the reason\n\`\`\``;
  return [
    '## Severity',
    `The settings of the user, the workspace or a folder set it to one of ${levels}; in a terminal, \`--rule ${code}=off\` does. What is no error stops no update.`,
    setting,
    ...(comments === undefined ? [] : [comments, comment]),
  ];
}

function unindent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}
