import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { MAP_REQUEST_FIELDS } from '../../catalog/integrations.ts';
import { parseResource } from '../../catalog/resource-arn.ts';
import { findString, findValue } from '../../syntax/node.ts';
import { getPlace } from '../place.ts';
import { givesField, hasOpenName } from '../request.ts';
import type { Rule } from '../rule.ts';

export const mapRequestComplete: Rule = {
  code: 'map-request-complete',
  severity: 'warning',
  summary: 'The request of an ItemReader or a ResultWriter names the bucket, and the key of the object that is read.',
  link: DOCUMENTATION.itemReader,
  examples: {
    good: [
      `
      {
        "StartAt": "M",
        "States": {
          "M": {
            "Type": "Map",
            "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket.$": "$.b", "Key": "k" } },
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "A",
              "States": { "A": { "Type": "Succeed" } }
            },
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "M",
        "States": {
          "M": {
            "Type": "Map",
            "ItemReader": { "Resource": "arn:aws:states:::s3:getObject", "Parameters": { "Bucket": "b" } },
                                                                         ^^^^^^^^^^^^
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "A",
              "States": { "A": { "Type": "Succeed" } }
            },
            "ResultWriter": { "Resource": "arn:aws:states:::s3:putObject", "Parameters": { "Prefix": "p" } },
                                                                           ^^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape?.name === 'ItemReader' || shape?.name === 'ResultWriter',
  checkElement({ node, state, language }, report) {
    if (!state) return;
    const resource = parseResource(findString(node, 'Resource')?.value ?? '');
    const names =
      resource?.kind === 'integration' ? MAP_REQUEST_FIELDS.get(`${resource.service}:${resource.action}`) : undefined;
    const request = findValue(node, language === 'JSONata' ? 'Arguments' : 'Parameters');
    if (!names || request?.kind !== 'object' || hasOpenName(request)) return;
    const missing = names.filter((name) => !givesField(request, name, state));
    if (missing.length === 0) return;
    report({ ...getPlace(request), message: `The documentation asks for ${missing.join(' and ')} in this request.` });
  },
};
