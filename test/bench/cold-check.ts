/** A process of its own that does one thing for the first time: `node cold-check.ts parser|check|other STATES` prints milliseconds. */
import { performance } from 'node:perf_hooks';
import { parseTree as parseWithJsonc } from 'jsonc-parser';
import { checkText } from './check.ts';
import { buildDefinition } from './definitions.ts';
import { loadOtherService } from '../support/other-service.ts';

const [what = 'check', count = '100'] = process.argv.slice(2);
const text = buildDefinition(Number(count));
const other = what === 'other' ? loadOtherService() : undefined;
const from = performance.now();
if (what === 'parser') parseWithJsonc(text);
else if (other) await other.check(text, 'json');
else checkText(text, 'json');
console.log(performance.now() - from);
