/** Scripts run on the Node of the `node` package; with `--ignore-scripts` there is none, and the system's runs without a word. */
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `This needs Node 24, and runs on ${process.version}. Run \`npm ci\` without --ignore-scripts, then use \`npm run …\`.`,
  );
  process.exit(1);
}
