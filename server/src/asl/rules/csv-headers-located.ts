import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { removeMember } from '../../syntax/edits.ts';
import { findMember, findString } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const csvHeadersLocated: Rule = {
  code: 'csv-headers-located',
  severity: 'error',
  summary: 'A reader of CSV says where the names of the columns stand, and gives them where it says so; others do not.',
  link: DOCUMENTATION.itemReader,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      buildExample('{ "InputType": "CSV", "CSVHeaderLocation": "FIRST_ROW" }', ''),
      buildExample('{ "InputType": "CSV", "CSVHeaderLocation": "GIVEN", "CSVHeaders": ["a"] }', ''),
      buildExample('{ "InputType": "JSON" }', ''),
    ],
    bad: [
      buildExample('{ "InputType": "CSV" }', '^^^^^^^^^^^^^^'),
      buildExample('{ "InputType": "CSV", "CSVHeaderLocation": "GIVEN" }', '^^^^^^^^^^^^^^'),
      buildExample(
        '{ "InputType": "JSON", "CSVHeaderLocation": "FIRST_ROW" }',
        '                                       ^^^^^^^^^^^^^^^^^^^',
      ),
    ],
  },
  concernsShape: (shape) => shape?.name === 'ReaderConfig',
  checkElement({ node }, report, { tree }) {
    if (node.members.some(({ key }) => key.hasPlaceholder)) return;
    const type = findString(node, 'InputType');
    const location = findMember(node, 'CSVHeaderLocation');
    if (type?.value === 'CSV' && !location) {
      report({ ...getPlace(node), message: 'A reader of CSV needs CSVHeaderLocation: FIRST_ROW or GIVEN.' });
    } else if (findString(node, 'CSVHeaderLocation')?.value === 'GIVEN' && !findMember(node, 'CSVHeaders')) {
      report({ ...getPlace(node), message: 'Where CSVHeaderLocation is GIVEN, CSVHeaders gives the names.' });
    } else if (location && type && FORMATS_WITHOUT_HEADERS.has(type.value)) {
      report({
        ...getPlace(location.value ?? node, location.key),
        message: `CSVHeaderLocation is for CSV; this reader reads ${type.value}.`,
        fixes: [{ title: 'Remove CSVHeaderLocation', edits: [removeMember(tree, node, location)] }],
        // Only beside JSON the service was seen to refuse it.
        severity: type.value === 'JSON' ? 'error' : 'warning',
      });
    }
  },
};

/** A manifest may list CSV files. */
const FORMATS_WITHOUT_HEADERS: ReadonlySet<string> = new Set(['JSON', 'JSONL', 'PARQUET']);

function buildExample(config: string, carets: string): string {
  return `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Map",
            "ItemReader": {
              "Resource": "arn:aws:states:::s3:getObject",
              "Parameters": { "Bucket": "a", "Key": "b" },
              "ReaderConfig": ${config}${carets && `\n              ${carets}`}
            },
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "B",
              "States": { "B": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`;
}
