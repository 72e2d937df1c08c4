/** Writes what is made from code: `npm run generate`. With `--check` it only says whether that is fresh. */
import './check-node.ts';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { buildManifest } from './rule-settings.ts';
import { buildRulePages } from './rule-pages.ts';

const RULE_PAGES = 'docs/rules';

const isCheck = process.argv.includes('--check');
const pages = [
  ...buildRulePages(),
  { file: 'package.json', text: buildManifest(readFileSync('package.json', 'utf8')) },
];

const stale: string[] = [];
for (const { file, text } of pages) {
  // Examples stand on the page as they are written in the rule.
  const options = { ...(await resolveConfig(file)), filepath: file, embeddedLanguageFormatting: 'off' as const };
  const wanted = await format(text, options);
  if (existsSync(file) && readFileSync(file, 'utf8') === wanted) continue;
  stale.push(file);
  if (isCheck) continue;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
}
const known = new Set(pages.map(({ file }) => file));
for (const file of readdirSync(RULE_PAGES).map((name) => join(RULE_PAGES, name))) {
  if (known.has(file.replaceAll('\\', '/'))) continue;
  stale.push(file);
  if (!isCheck) rmSync(file);
}
if (isCheck && stale.length > 0) {
  console.error(`Not fresh: ${stale.join(', ')}. Run \`npm run generate\`.`);
  process.exit(1);
}
