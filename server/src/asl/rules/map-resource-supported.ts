import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { MAP_INTEGRATIONS } from '../../catalog/integrations.ts';
import { parseResource } from '../../catalog/resource-arn.ts';
import { findString, isWildcard } from '../../syntax/node.ts';
import { hasTemplateMark } from '../../syntax/template-mark.ts';
import { getPlace } from '../place.ts';
import type { Rule } from '../rule.ts';

export const mapResourceSupported: Rule = {
  code: 'map-resource-supported',
  severity: 'error',
  summary: 'An ItemReader reads by s3:getObject or s3:listObjectsV2, and a ResultWriter writes by s3:putObject.',
  link: DOCUMENTATION.itemReader,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "M",
        "States": {
          "M": {
            "Type": "Map",
            "ItemReader": { "Resource": "arn:aws-cn:states:::s3:listObjectsV2", "Parameters": { "Bucket": "a" } },
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "A",
              "States": { "A": { "Type": "Succeed" } }
            },
            "ResultWriter": { "Resource": "\${Writer}", "Parameters": { "Bucket": "a" } },
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
            "ItemReader": { "Resource": "arn:aws:states:::s3:listObjects", "Parameters": { "Bucket": "a" } },
                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "A",
              "States": { "A": { "Type": "Succeed" } }
            },
            "ResultWriter": { "Resource": "arn:aws:states:::aws-sdk:s3:putObject", "Parameters": { "Bucket": "a" } },
                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            "End": true
          }
        }
      }`,
    ],
  },
  concernsShape: (shape) => shape !== undefined && MAP_INTEGRATIONS.has(shape.name),
  checkElement({ node, shape }, report) {
    const apis = shape && MAP_INTEGRATIONS.get(shape.name);
    const text = apis && findString(node, 'Resource');
    if (!apis || !text || isWildcard(text) || hasTemplateMark(text.value)) return;
    const resource = parseResource(text.value);
    const isSupported =
      resource?.kind === 'integration' &&
      !resource.isSdk &&
      !resource.pattern &&
      apis.includes(`${resource.service}:${resource.action}`);
    if (isSupported) return;
    const examples = apis.map((api) => `arn:aws:states:::${api}`).join(' or ');
    report({
      ...getPlace(node, text),
      // Nobody saw the service refuse another writer.
      severity: shape.name === 'ResultWriter' ? 'warning' : 'error',
      message: `The Resource of ${shape.title.toLowerCase()} is ${examples}.`,
    });
  },
};
