import { DOCUMENTATION } from '../../catalog/documentation.ts';
import {
  INTRINSIC_FUNCTIONS,
  type IntrinsicFunction,
  type IntrinsicParameter,
  writeSignature,
} from '../../catalog/intrinsics.ts';
import type { IntrinsicArgument, IntrinsicCall } from '../../expressions/intrinsic.ts';
import type { Range } from '../../text/range.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';

export const intrinsicArgumentsFit: Rule = {
  code: 'intrinsic-arguments-fit',
  severity: 'error',
  summary:
    'A call has as many arguments as its intrinsic function takes. Literals that can only fail when it runs are warnings.',
  link: DOCUMENTATION.intrinsics,
  serviceCode: 'SCHEMA_VALIDATION_FAILED',
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": {
              "a.$": "States.MathRandom(1, 9)",
              "b.$": "States.MathRandom(1, 9, 7)",
              "c.$": "States.Format('{} of {}', 1, $.b)",
              "d.$": "States.Format($.template, 1, 2)",
              "e.$": "States.JsonMerge($.a, $.b, false)",
              "f.$": "States.ArrayRange(0, -4, -2)"
            },
            "End": true
          }
        }
      }`,
    ],
    bad: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": {
            "Type": "Pass",
            "Parameters": {
              "a.$": "States.MathAdd(1)",
                      ^^^^^^^^^^^^^^^^^
              "b.$": "States.UUID(1, 2)",
                                  ^^^^
              "c.$": "States.Format('{} of {}', 1)",
                                    ^^^^^^^^^^
              "d.$": "States.JsonMerge($.a, $.b, true)",
                                                 ^^^^
              "e.$": "States.Array(States.MathAdd('1', $.b), States.ArrayPartition($.a, 0))",
                                                  ^^^
                                                                                        ^
              "f.$": "States.Hash($.a, 'SHA1')"
                                       ^^^^^^
            },
            "End": true
          }
        }
      }`,
    ],
  },
  checkIntrinsic({ calls }, expression, report, { tree }) {
    for (const call of calls) {
      const row = INTRINSIC_FUNCTIONS.get(call.name);
      if (!row) continue;
      const miscount = findMiscount(call, row);
      if (miscount) {
        const message = `${writeSignature(row)} takes ${countArguments(row)}, not ${call.arguments.length}.`;
        report({ ...getExpressionPlace(tree, expression, miscount), message });
        continue;
      }
      for (const { range, message } of findDoubts(call, row)) {
        report({ ...getExpressionPlace(tree, expression, range), message, severity: 'warning' });
      }
    }
  },
};

/** What is too much, or the call where something is missing. */
function findMiscount(call: IntrinsicCall, { parameters }: IntrinsicFunction): Range | undefined {
  const given = call.arguments;
  const required = parameters.filter(({ isOptional, isRepeated }) => !isOptional && !isRepeated).length;
  if (given.length < required) return call;
  const surplus = parameters.at(-1)?.isRepeated ? undefined : given[parameters.length];
  return surplus && { start: surplus.start, end: given.at(-1)?.end ?? surplus.end };
}

function countArguments({ parameters }: IntrinsicFunction): string {
  const required = parameters.filter(({ isOptional, isRepeated }) => !isOptional && !isRepeated).length;
  const words = required === 1 ? '1 argument' : `${required || 'no'} arguments`;
  if (parameters.at(-1)?.isRepeated) return `at least ${words}`;
  return parameters.length > required ? `${required} to ${parameters.length} arguments` : words;
}

interface Doubt {
  readonly range: Range;
  readonly message: string;
}

/** The service was not seen to refuse these, but the call fails when it runs. */
function findDoubts(call: IntrinsicCall, { name, parameters }: IntrinsicFunction): Doubt[] {
  const doubts: Doubt[] = [];
  for (const [index, argument] of call.arguments.entries()) {
    const message = describeDoubt(argument, parameters[Math.min(index, parameters.length - 1)]);
    if (message !== undefined) doubts.push({ range: argument, message });
  }
  const [template, ...values] = call.arguments;
  if (name === 'States.Format' && template?.kind === 'string') {
    const count = countPlaces(template.text);
    if (count !== values.length) {
      const message = `The template has ${count} {}, and ${values.length} ${values.length === 1 ? 'value follows' : 'values follow'}: these must be as many.`;
      doubts.push({ range: template, message });
    }
  }
  return doubts;
}

function describeDoubt(argument: IntrinsicArgument, parameter: IntrinsicParameter | undefined): string | undefined {
  if (!parameter || argument.kind === 'call' || argument.kind === 'path') return undefined;
  const { name, kind, values, refused } = parameter;
  if (kind !== 'any' && argument.kind !== kind) return `${name} is a ${kind}.`;
  if (values && !values.some((value) => String(value) === argument.text)) {
    return values.length === 1 ? `${name} must be ${values.join()}.` : `${name} is one of ${values.join(', ')}.`;
  }
  return refused !== undefined && Number(argument.text) === refused ? `${name} can't be ${refused}.` : undefined;
}

/** How many values the template wants; escaped braces are text. */
function countPlaces(template: string): number {
  let count = 0;
  for (let at = 0; at < template.length; at++) {
    if (template[at] === '\\') at++;
    else if (template[at] === '{' && template[at + 1] === '}') count++;
  }
  return count;
}
