/** Bundles what ships: `npm run build`. */
import './check-node.ts';
import { rm } from 'node:fs/promises';
import { build, type BuildOptions, type Plugin } from 'esbuild';

/** The SDK is a bundle of its own, loaded on the first use, so that activation does not pay for it. */
const sdkApart: Plugin = {
  name: 'sdk-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/aws\/main\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './aws.cjs', external: true } : undefined,
    ),
};

const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  // VS Code 1.103, the oldest that is supported, runs its extension host on Node 22.
  target: 'node22',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  outdir: 'dist',
  // Without it jsonc-parser's UMD build is taken, whose requires break at run time.
  mainFields: ['module', 'main'],
  minify: true,
  // `import()` becomes `require`, which every extension host knows for a CommonJS file.
  supported: { 'dynamic-import': false },
  plugins: [sdkApart],
  external: ['vscode'],
  legalComments: 'none',
  logLevel: 'warning',
};

await rm('dist', { recursive: true, force: true });
await Promise.all([
  build({
    ...shared,
    entryPoints: { extension: 'client/src/extension.ts', aws: 'client/src/aws/main.ts' },
  }),
  build({ ...shared, entryPoints: { server: 'server/src/lsp/main.ts', cli: 'cli/src/main.ts' } }),
]);
