import { DOCUMENTATION } from '../../catalog/documentation.ts';
import { JSONATA_FUNCTIONS, STATES_VARIABLE } from '../../catalog/jsonata-functions.ts';
import type { Severity } from '../../text/finding.ts';
import { findNearestName } from '../../text/nearest-name.ts';
import { getExpressionPlace } from '../read-expression.ts';
import type { Rule } from '../rule.ts';
import { type Assignedness, getVariables, type Variables } from '../variables.ts';

export const variableAssigned: Rule = {
  code: 'variable-assigned',
  // The service takes the definition, and the execution fails.
  severity: 'warning',
  summary:
    'A variable that is read was assigned by a state before, in this scope or around it; on every way that leads there.',
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
    if (!state) return;
    const variables = getVariables(machine);
    const seen = new Set<string>();
    for (const { name, start, end } of uses) {
      if (seen.has(name) || (expression.kind === 'jsonata' && name === STATES_VARIABLE)) continue;
      seen.add(name);
      const assignedness = variables.getAssignedness(name, state);
      // Who asks whether it exists knows that it may not.
      if (assignedness === 'sometimes' && expression.node.value.includes('$exists(')) continue;
      // A function of JSONata is a value too.
      if (assignedness === 'never' && expression.kind === 'jsonata' && JSONATA_FUNCTIONS.has(name)) continue;
      const found = describe(name, assignedness, variables);
      if (!found) continue;
      const key = variables.byName.get(name)?.[0]?.key;
      report({
        ...getExpressionPlace(machine.tree, expression, { start, end }),
        ...found,
        related: key ? [{ start: key.start, end: key.end, message: `$${name} is assigned here.` }] : [],
      });
    }
  },
};

function describe(
  name: string,
  assignedness: Assignedness,
  { byName }: Variables,
): { message: string; severity?: Severity } | undefined {
  switch (assignedness) {
    case 'always':
    case 'unknown':
      return undefined;
    case 'sometimes':
      return { message: `Some ways to this state don’t assign $${name}.`, severity: 'information' };
    case 'later':
      return {
        message: `No state before this one assigns $${name}; expressions see the values from before their state.`,
      };
    case 'outside':
      return {
        message: `A distributed Map can’t see $${name}, which is assigned outside of it. ItemSelector can pass it on.`,
      };
    case 'elsewhere':
      return {
        message: `$${name} can’t be seen here: it is assigned inside of a Map or Parallel state, and vanishes with it.`,
      };
    case 'never': {
      const nearest = findNearestName(name, byName.keys());
      return { message: `No state assigns $${name}.${nearest ? ` Did you mean $${nearest}?` : ''}` };
    }
  }
}
