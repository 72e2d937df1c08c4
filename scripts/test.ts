/**
 * Everything that is tested, in order; it ends at the first step that fails: `npm test`. The end-to-end tests run on the newest
 * VS Code, and on the oldest too with `--all` or where CI=true.
 */
import './check-node.ts';
import process from 'node:process';
import { runNode, runStep } from './steps.ts';
import { installBrowser } from './vscode-host/browser.ts';
import { installVSCode } from './vscode-host/install.ts';
import { runScript } from './vscode-host/stop.ts';
import { newestVersion, oldestVersion } from './vscode-host/versions.ts';

const everyVersion = process.argv.includes('--all') || process.env['CI'] === 'true';
const versions = everyVersion ? [newestVersion, oldestVersion] : [newestVersion];

const runTestFiles = (folder: string) => () => runNode(['--test', `${folder}/**/*.test.ts`]);

const steps: readonly (readonly [title: string, work: () => Promise<number>])[] = [
  ['Set-up: VS Code and a browser', setUp],
  ['Unit tests', runTestFiles('test/unit')],
  ['Package', () => runNode(['scripts/package.ts'])],
  ['Protocol tests', runTestFiles('test/protocol')],
  ['Endpoint tests', runTestFiles('test/endpoint')],
  ['Tests of the update flow', runTestFiles('test/flow')],
  ['End to end, the newest VS Code', () => runNode(['test/e2e/run.ts', newestVersion])],
  // The tests as a person know the page of the newest one.
  ...(everyVersion
    ? [['End to end, the oldest VS Code', () => runNode(['test/e2e/run.ts', oldestVersion, '--host'])] as const]
    : []),
];

async function setUp(): Promise<number> {
  for (const version of versions) await installVSCode(version);
  await installBrowser();
  return 0;
}

await runScript(async () => {
  for (const [title, work] of steps) {
    const code = await runStep(title, work);
    if (code !== 0) return code;
  }
  console.log('\nAll tests passed.');
  return 0;
});
