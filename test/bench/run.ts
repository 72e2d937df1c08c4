/** `npm run bench`: what is promised about speed, measured. */
import '../../scripts/check-node.ts';
import { benchActivation } from './activation.ts';
import { benchCheck } from './check.ts';
import { benchColdServer } from './cold-server.ts';

benchCheck();
await benchColdServer();
await benchActivation();
