import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Case } from './case.ts';

/** The real definitions that a table lists: people run them, so that those that the table does not suspect are valid. */
export function readCorpus(indexPath: string): Case[] {
  const [header = '', ...lines] = readFileSync(indexPath, 'utf8').split('\n');
  const columns = header.split('\t');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const cells = line.split('\t');
      const getCell = (column: string): string => cells[columns.indexOf(column)]?.trim() ?? '';
      return {
        id: getCell('path'),
        group: getCell('suspect') === '' ? 'corpus' : 'corpus, suspect',
        text: readFileSync(join(dirname(indexPath), getCell('path')), 'utf8'),
        syntax: getCell('format') === 'yaml' ? 'yaml' : 'json',
        type: 'STANDARD',
        isValid: getCell('suspect') === '' ? true : undefined,
        expected: [],
      };
    });
}
