/**
 * Loaded into the server's process before its own code (`--require`): on a signal it writes how long the event loop stood still
 * at most since the signal before, and what memory is in use. Plain JavaScript: to strip types takes memory of its own.
 */
const { writeFileSync } = require('node:fs');
const { monitorEventLoopDelay } = require('node:perf_hooks');

const RESOLUTION = 1;

const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
delays.enable();
process.on('SIGUSR2', () => {
  const { rss, heapUsed } = process.memoryUsage();
  const longest = Math.max(0, delays.max / 1e6 - RESOLUTION);
  delays.reset();
  writeFileSync(process.env['STEPWRIGHT_MONITOR'], JSON.stringify({ longest, rss, heapUsed }));
});
