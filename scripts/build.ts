/** Bundles what ships: `npm run build`. */
import './check-node.ts';
import { chmod, copyFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { writeThirdPartyNotices } from './third-party-notices.ts';

/** What not every start pays for is a bundle of its own, loaded by the first `import()` of its entry point. */
const clientApart = { 'language-client': 'client/src/language-client.ts' };
/** Of the extension and of the command line. */
const bothApart = { aws: 'client/src/aws/main.ts', server: 'server/src/lsp/main.ts' };
const apart = { ...clientApart, ...bothApart };

const loadApart: Plugin = {
  name: 'load-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\.ts$/ }, ({ kind, resolveDir, path }) => {
      const source = resolve(resolveDir, path);
      const found = Object.entries(apart).find(([, entry]) => resolve(entry) === source);
      return kind === 'dynamic-import' && found ? { path: `./${found[0]}.cjs`, external: true } : undefined;
    }),
};

const shared = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
  // Modules leave out what nobody uses.
  mainFields: ['module', 'main'],
  minify: true,
  // The table beside the sources stands beside the bundle.
  define: { 'import.meta.filename': '__filename' },
  // `import()` becomes `require`, which every extension host knows for a CommonJS file.
  supported: { 'dynamic-import': false },
  plugins: [loadApart],
  external: ['vscode'],
  // They stand in a file of their own.
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
} as const satisfies BuildOptions;

await rm('dist', { recursive: true, force: true });
const [extension, commandLine] = await Promise.all([
  // VS Code 1.103, the oldest that is supported, runs its extension host on Node 22.
  build({ ...shared, target: 'node22', entryPoints: { extension: 'client/src/extension.ts', ...clientApart } }),
  build({ ...shared, target: 'node20', entryPoints: { cli: 'cli/src/main.ts', ...bothApart } }),
]);
await copyFile('server/src/catalog/sdk-actions.json', 'dist/sdk-actions.json');
await writeThirdPartyNotices([extension.metafile, commandLine.metafile], 'dist/THIRD-PARTY-NOTICES.txt');
await writeThirdPartyNotices([commandLine.metafile], 'dist/THIRD-PARTY-NOTICES.cli.txt');
// npx runs it in a clone.
await chmod('dist/cli.cjs', 0o755);
