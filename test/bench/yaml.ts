/** What reading YAML costs beside the library that it stands on, on definitions of growing size. */
import { parseDocument, stringify } from 'yaml';
import { parseTree } from '../../server/src/syntax/tree.ts';
import { SIZES } from './check.ts';
import { buildDefinition } from './definitions.ts';
import { formatTimes, measureTogether, toRow } from './measure.ts';

const WIDTHS = [7, 11, 13, 13, 8];

export async function benchYaml(): Promise<void> {
  console.log(
    '\nYAML to a tree: milliseconds (median, 95th percentile), and the ratio to the document of yaml itself.\n',
  );
  console.log(toRow(WIDTHS, ['states', 'characters', 'parser', 'tree', '/parser']));
  for (const count of SIZES) {
    const text = stringify(JSON.parse(buildDefinition(count)));
    const amount = count > 500 ? { warmUp: 4, runs: 8 } : { warmUp: 30, runs: 40 };
    const { parser, tree } = await measureTogether(
      { parser: () => parseDocument(text), tree: () => parseTree(text, 'yaml') },
      amount,
    );
    const ratio = (tree.median / parser.median).toFixed(2);
    console.log(toRow(WIDTHS, [`${count}`, `${text.length}`, formatTimes(parser), formatTimes(tree), ratio]));
  }
}
