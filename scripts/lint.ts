/** Types, rules and boundaries, format, generated pages: `npm run lint`. Every check runs, so that one call shows all. */
import './check-node.ts';
import { runNode, runStep } from './steps.ts';
import { runScript } from './vscode-host/stop.ts';

/** Named, because oxlint reads node_modules where a checkout has no .gitignore. */
const folders = ['client', 'server', 'cli', 'endpoint', 'scripts', 'test'];

const checks: readonly (readonly [title: string, args: readonly string[]])[] = [
  ['Types', ['node_modules/typescript/bin/tsc', '-b']],
  ['Rules and boundaries', ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings', ...folders]],
  ['Format', ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']],
  ['Generated pages', ['scripts/generate.ts', '--check']],
];

await runScript(async () => {
  const failed: string[] = [];
  for (const [title, args] of checks) {
    if ((await runStep(title, () => runNode(args))) !== 0) failed.push(title);
  }
  if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')}. \`npm run format\` mends the format.`);
  return failed.length > 0 ? 1 : 0;
});
