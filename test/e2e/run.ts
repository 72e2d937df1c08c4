/**
 * The end-to-end tests, in a real VS Code. They test what is built: `npm run test:e2e` packages first.
 *
 *     node test/e2e/run.ts [1.103|1.139 …] [--all] [--desktop [VERSION]] [--host|--person] [--grep TEXT]
 *
 * Without a version it is the newest, or the one in STEPWRIGHT_VSCODE. `--desktop` downloads the desktop's VS Code, in any
 * release; the tests that click as a person need the server's page and are left out there.
 */
import '../../scripts/check-node.ts';
import { parseArgs } from 'node:util';
import { installBrowser } from '../../scripts/vscode-host/browser.ts';
import { installVSCode } from '../../scripts/vscode-host/install.ts';
import { runScript } from '../../scripts/vscode-host/stop.ts';
import {
  isVSCodeVersion,
  newestVersion,
  vscodeVersions,
  type VSCodeVersion,
} from '../../scripts/vscode-host/versions.ts';
import { bundleSuites, runHostTests } from './run-host-tests.ts';
import { runPersonTests } from './run-person-tests.ts';

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      all: { type: 'boolean' },
      desktop: { type: 'boolean' },
      host: { type: 'boolean' },
      person: { type: 'boolean' },
      grep: { type: 'string' },
    },
  });
  const suites = await bundleSuites();
  if (values.desktop) {
    let worst = 0;
    for (const release of positionals.length > 0 ? positionals : ['stable']) {
      worst = Math.max(worst, await runHostTests({ suites, grep: values.grep, vscode: { kind: 'desktop', release } }));
    }
    return worst;
  }
  for (const version of values.all ? allVersions() : readVersions(positionals)) {
    const installation = await installVSCode(version);
    await installBrowser();
    if (!values.person) {
      console.log(`\nVS Code ${version}: tests inside the extension host`);
      const code = await runHostTests({ suites, grep: values.grep, vscode: { kind: 'server', installation } });
      if (code !== 0) return code;
    }
    if (!values.host) {
      console.log(`\nVS Code ${version}: tests as a person`);
      const code = await runPersonTests(version, values.grep);
      if (code !== 0) return code;
    }
  }
  return 0;
});

function readVersions(given: readonly string[]): readonly VSCodeVersion[] {
  const named = given.length > 0 ? given : [process.env['STEPWRIGHT_VSCODE'] ?? newestVersion];
  return named.map((text) => {
    if (isVSCodeVersion(text)) return text;
    throw new Error(
      `There is no VS Code "${text}" here, only ${allVersions().join(' and ')}; others run with --desktop.`,
    );
  });
}

function allVersions(): readonly VSCodeVersion[] {
  return Object.keys(vscodeVersions).filter(isVSCodeVersion);
}
