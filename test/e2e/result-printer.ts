/** What a VS Code prints while its tests run: the tests' own lines go to the terminal at once, all of them to a file. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Writable } from 'node:stream';
import { resultMark } from './result-mark.ts';

const tailLength = 40;

export interface ResultPrinter {
  readonly stream: Writable;
  /** Closes the file. Resolves with the last lines, for a run that ended without a result. */
  end(): Promise<{ results: number; tail: string }>;
}

export function createResultPrinter(logFile: string): ResultPrinter {
  const log = createWriteStream(logFile);
  const tail: string[] = [];
  let results = 0;
  let open = '';
  const take = (line: string) => {
    tail.push(line);
    if (tail.length > tailLength) tail.shift();
    const at = line.indexOf(resultMark);
    if (at < 0) return;
    results++;
    console.log(line.slice(at + resultMark.length));
  };
  const stream = new Writable({
    decodeStrings: false,
    write(chunk: Buffer | string, _encoding, done) {
      log.write(chunk);
      const lines = (open + chunk.toString()).split('\n');
      open = lines.pop() ?? '';
      lines.forEach(take);
      done();
    },
  });
  return {
    stream,
    async end() {
      if (open !== '') take(open);
      log.end();
      await finished(log);
      return { results, tail: tail.join('\n') };
    },
  };
}
