/**
 * `npm run bench`: what is promised about speed, measured. Names of parts run these alone: `npm run bench -- check keystroke`.
 */
import '../../scripts/check-node.ts';
import { cpus, loadavg } from 'node:os';
import { benchActivation } from './activation.ts';
import { benchCheck } from './check.ts';
import { benchCold } from './cold.ts';
import { benchColdServer } from './cold-server.ts';
import { benchKeystroke } from './keystroke.ts';
import { installOtherService, OTHER_SERVICE } from '../support/other-service.ts';
import { type Promised, printPromises } from './promises.ts';
import { benchYaml } from './yaml.ts';

const parts = process.argv.slice(2);
const isWanted = (part: string): boolean => parts.length === 0 || parts.includes(part);

const load = loadavg()[0]?.toFixed(1);
console.log(`${cpus().length} processors, load ${load} before; the other service is ${OTHER_SERVICE}\n`);
const other = await installOtherService();
const promises: Promised[] = [];
if (isWanted('check')) promises.push(...(await benchCheck(other)));
if (isWanted('yaml')) await benchYaml();
if (isWanted('cold')) await benchCold(other !== undefined);
if (isWanted('keystroke')) promises.push(...(await benchKeystroke(other)));
if (isWanted('server')) await benchColdServer();
if (isWanted('activation')) await benchActivation();
printPromises(promises);
