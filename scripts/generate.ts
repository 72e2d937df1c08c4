/** Writes the pages that are made from code: `npm run generate`. With `--check` it only says whether they are fresh. */
import './check-node.ts';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import type { RuleInfo } from '../server/src/asl/rule.ts';
import { RULES } from '../server/src/asl/rules/index.ts';
import { UPDATE_RULES } from '../server/src/update/rules/index.ts';

interface ShownExample {
  readonly syntax: string;
  readonly text: string;
}

/** An example that is as long as a limit of the service shows nothing on a page. */
const LONGEST_EXAMPLE = 2_000;

function writeExamples(title: string, examples: readonly (string | ShownExample)[]): string {
  const shown = examples
    .map((example) => (typeof example === 'string' ? { syntax: 'json', text: example } : example))
    .filter(({ text }) => text.length <= LONGEST_EXAMPLE);
  const blocks = shown.map(
    ({ syntax, text }) => `\`\`\`${syntax === 'yaml' ? 'yaml' : 'jsonc'}\n${unindent(text)}\n\`\`\``,
  );
  return blocks.length === 0 ? '' : `${title}\n\n${blocks.join('\n\n')}\n`;
}

function unindent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n');
  const indent = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
}

function writePage(title: string, rules: readonly RuleInfo[]): string {
  const rows = rules.map(({ code, severity, summary, serviceCode }) => {
    return `| [${code}](#${code}) | ${severity} | ${serviceCode ?? ''} | ${summary} |`;
  });
  const sections = rules.map(({ code, severity, summary, link, serviceCode, examples }) => {
    const service = serviceCode ? `; the service calls it \`${serviceCode}\`` : '';
    const head = `## ${code}\n\n${summary}\n\nSeverity: ${severity}${service}. [Documentation](${link})\n`;
    return [
      head,
      writeExamples('Wrong; carets mark the findings:', examples.bad),
      writeExamples('Right:', examples.good),
    ].join('\n');
  });
  return [
    `# ${title}`,
    'Made from the rules by `npm run generate`: edit a rule, not this page.',
    ['| Rule | Severity | Service’s code | What must hold |', '| --- | --- | --- | --- |', ...rows].join('\n'),
    ...sections,
  ].join('\n\n');
}

const pages = [
  { file: 'server/src/asl/rules/README.md', text: writePage('Rules of definitions', RULES) },
  { file: 'server/src/update/rules/README.md', text: writePage('Rules of update files', UPDATE_RULES) },
];

const stale: string[] = [];
for (const { file, text } of pages) {
  // Examples stand on the page as they are written in the rule.
  const options = { ...(await resolveConfig(file)), filepath: file, embeddedLanguageFormatting: 'off' as const };
  const wanted = await format(text, options);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
  if (process.argv.includes('--check')) stale.push(file);
  else writeFileSync(file, wanted);
}
if (stale.length > 0) {
  console.error(`Not fresh: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exit(1);
}
