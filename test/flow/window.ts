/** Another window, for the tests: `node window.ts FOLDER STATE_FOLDER` updates from that folder. It ends when it is killed, or is done. */
import { buildFlow } from './flow.ts';
import { openFolder } from './workspace.ts';

const [folder = '', stateFolder = ''] = process.argv.slice(2);
const workspace = await openFolder(folder);
const { kind } = await buildFlow(workspace, stateFolder).run();
console.log(kind);
await workspace.client.stop();
