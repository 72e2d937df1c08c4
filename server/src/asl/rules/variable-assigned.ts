import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { JSONATA_FUNCTIONS, STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import { findMember } from '../../syntax/node.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import type { Expression } from '../expression.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';
import { type Assignedness, getVariables, type Variables } from '../variables.ts';

export const variableAssigned: Rule = {
  code: 'variable-assigned',
  // The service takes the definition, and the execution fails.
  severity: 'warning',
  summary:
    'A variable that is read was assigned by a state before, in this scope or around it, on every way that leads there.',
  link: DOCUMENTATION.variables,
  examples: {
    good: [
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Assign": { "a.$": "$.a", "b": 1 }, "Next": "M" },
          "M": {
            "Type": "Map",
            "ItemProcessor": {
              "StartAt": "I",
              "States": { "I": { "Type": "Pass", "Parameters": { "a.$": "States.Array($a, $b)" }, "End": true } }
            },
            "Next": "Z"
          },
          "Z": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% ($c := $b; $c & $a) %}", "End": true }
        }
      }`,
      // A state that asks knows that it may be missing.
      `
      {
        "StartAt": "A",
        "States": {
          "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsPresent": true, "Next": "B" }], "Default": "C" },
          "B": { "Type": "Pass", "Assign": { "a.$": "$.a" }, "Next": "C" },
          "C": { "Type": "Choice", "Choices": [{ "Variable": "$a", "IsPresent": true, "Next": "D" }], "Default": "E" },
          "D": { "Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $exists($a) ? $a : 1 %}", "Next": "E" },
          "E": { "Type": "Succeed" }
        }
      }`,
    ],
    bad: [
      // Expressions of an Assign see the values from before.
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Assign": { "a": 1, "b": "{% $a & $names %}" }, "Next": "C" },
                                                              ^^
                                                                   ^^^^^^
          "C": { "Type": "Choice", "Choices": [{ "Condition": "{% $b = 1 %}", "Next": "Z", "Assign": { "name": 1 } }], "Default": "Z" },
          "Z": { "Type": "Pass", "Output": "{% $a & $name %}", "End": true }
                                                    ^^^^^
        }
      }`,
      `
      {
        "QueryLanguage": "JSONata",
        "StartAt": "A",
        "States": {
          "A": { "Type": "Pass", "Assign": { "a": 1 }, "Next": "M" },
          "M": {
            "Type": "Map",
            "ItemProcessor": {
              "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
              "StartAt": "I",
              "States": {
                "I": { "Type": "Pass", "Assign": { "inner": "{% $a %}" }, "Next": "J" },
                                                                ^^
                "J": { "Type": "Pass", "Output": "{% $inner %}", "End": true }
              }
            },
            "Next": "Z"
          },
          "Z": { "Type": "Pass", "Output": "{% $inner & $a %}", "End": true }
                                               ^^^^^^
        }
      }`,
    ],
  },
  checkVariables(uses, expression, report, machine) {
    const { state } = expression.element;
    // A result can't go into a variable at all.
    if (!state || expression.field.path === 'result') return;
    const variables = getVariables(machine);
    const seen = new Set<string>();
    for (const { name, start, end } of uses) {
      if (seen.has(name) || (expression.kind === 'jsonata' && name === STATES_VARIABLE)) continue;
      seen.add(name);
      const assignedness = variables.getAssignedness(name, state);
      if (assignedness === 'sometimes' && asksWhetherItExists(expression)) continue;
      // A function of JSONata is a value too.
      if (assignedness === 'never' && expression.kind === 'jsonata' && JSONATA_FUNCTIONS.has(name)) continue;
      if (assignedness === 'always' || assignedness === 'unknown') continue;
      const key = variables.byName.get(name)?.[0]?.key;
      report({
        ...getExpressionPlace(machine.tree, expression, { start, end }),
        message: describe(name, assignedness, variables),
        // The way that the author has in mind may well assign it.
        severity: assignedness === 'sometimes' ? 'information' : 'warning',
        related: key ? [{ start: key.start, end: key.end, message: `$${name} is assigned here.` }] : [],
      });
    }
  },
};

/** Who asks knows that it may not. */
function asksWhetherItExists({ node, element }: Expression): boolean {
  return node.value.includes('$exists(') || findMember(element.node, 'IsPresent') !== undefined;
}

function describe(
  name: string,
  assignedness: Exclude<Assignedness, 'always' | 'unknown'>,
  { byName }: Variables,
): string {
  switch (assignedness) {
    case 'sometimes':
      return `Some ways to this state don’t assign $${name}.`;
    case 'later':
      return `No state before this one assigns $${name}; expressions see the values from before their state.`;
    case 'outside':
      return `A distributed Map can’t see $${name}, which is assigned outside of it. ItemSelector can pass it on.`;
    case 'elsewhere':
      return `$${name} can’t be seen here: it is assigned inside of a Map or Parallel state, and vanishes with it.`;
    case 'never':
      break;
  }
  const nearest = findNearestName(name, byName.keys());
  return `No state assigns $${name}.${nearest ? ` Did you mean $${nearest}?` : ''}`;
}
