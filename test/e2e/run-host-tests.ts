/** Runs the suites of `host/` inside an extension host, through @vscode/test-electron. */
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import process from 'node:process';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { build } from 'esbuild';
import type { Installation } from '../../scripts/vscode-host/install.ts';
import { createResultPrinter } from './result-printer.ts';
import { createSurroundings, projectRoot, resultsFolder } from './surroundings.ts';

interface HostTests {
  /** What `bundleSuites` returned. */
  readonly suites: string;
  readonly grep: string | undefined;
  readonly vscode:
    | { readonly kind: 'server'; readonly installation: Installation }
    | { readonly kind: 'desktop'; readonly release: string };
}

/** Bundles the runner and each suite; returns the runner. */
export async function bundleSuites(): Promise<string> {
  const outdir = join(projectRoot, 'build/e2e');
  await rm(outdir, { recursive: true, force: true });
  const suites = globSync('**/*.test.ts', { cwd: join(import.meta.dirname, 'host') });
  const sources = ['run.ts', ...suites].map((name) => join(import.meta.dirname, 'host', name));
  await build({
    // One flat folder: the runner takes what lies beside it.
    entryPoints: sources.map((source) => ({ in: source, out: basename(source, '.ts') })),
    outdir,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'run.cjs');
}

/** Resolves with the exit code. */
export async function runHostTests({ suites, grep, vscode }: HostTests): Promise<number> {
  const { workspace, profile, env } = await createSurroundings();
  const name = vscode.kind === 'server' ? vscode.installation.version : `desktop-${vscode.release}`;
  const log = join(resultsFolder, `vscode-${name}.log`);
  const printer = createResultPrinter(log);
  const desktopArguments = [
    workspace,
    `--user-data-dir=${profile.userDataDir}`,
    `--extensions-dir=${profile.extensionsDir}`,
  ];
  let failure: TestRunFailedError | undefined;
  try {
    await runTests({
      ...(vscode.kind === 'desktop'
        ? { version: vscode.release, launchArgs: desktopArguments }
        : {
            vscodeExecutablePath: process.execPath,
            launchArgs: [desktopScript, `--vscode=${vscode.installation.version}`, ...desktopArguments],
          }),
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: suites,
      extensionTestsEnv: { ...env, STEPWRIGHT_TEST_GREP: grep, MOCHA_COLORS: process.stdout.isTTY ? '1' : undefined },
      stdout: printer.stream,
      stderr: printer.stream,
    });
  } catch (error) {
    if (!(error instanceof TestRunFailedError)) throw error;
    failure = error;
  }
  const { results, tail } = await printer.end();
  await profile.remove();
  if (failure === undefined) return 0;
  if (results === 0) console.error(`VS Code ended without a test's result. Its last lines:\n${tail}`);
  console.error(`${failure.message}. All that VS Code printed: ${log}`);
  return failure.code ?? 1;
}

const desktopScript = join(projectRoot, 'scripts/vscode-host/desktop.ts');
