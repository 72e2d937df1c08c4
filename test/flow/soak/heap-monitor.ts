/** Loaded into the language server before its own code (`--import`): whoever asks gets the bytes of its heap that are really in use. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import process from 'node:process';
import { measureHeap } from './memory.ts';

const server = createServer((_, response) => void measureHeap().then((bytes) => response.end(String(bytes))));
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  const path = process.env['STEPWRIGHT_HEAP_MONITOR'];
  if (typeof address === 'object' && address && path !== undefined) writeFileSync(path, String(address.port));
});
server.unref();
