import { DOCUMENTATION } from './documentation.ts';
import { buildFields, type FieldFacts, type Shape } from './shape.ts';

type Rows = Readonly<Record<string, FieldFacts>>;

/** What every set of states has: the machine, a branch, a processor. */
const SCOPE: Rows = {
  Comment: { kinds: ['string'], summary: 'A description for people.' },
  StartAt: { kinds: ['string'], required: true, target: true, summary: 'The state that runs first.' },
  States: {
    kinds: ['object'],
    required: true,
    nonEmpty: true,
    entries: 'State',
    summary: 'The states by their names, which are unique in the whole state machine and have at most 80 characters.',
  },
};

/** Reference: the top level of a definition and the sets of states inside of it. */
export const SCOPE_SHAPES: readonly Shape[] = [
  {
    name: 'StateMachine',
    title: 'A state machine',
    summary: 'A state machine: states, and where to start.',
    link: DOCUMENTATION.structure,
    fields: buildFields(SCOPE, {
      QueryLanguage: {
        kinds: ['string'],
        values: ['JSONPath', 'JSONata'],
        fallback: 'JSONPath',
        summary:
          'The language of expressions. In a JSONata state machine every state uses JSONata; in a JSONPath one, each state may choose.',
      },
      TimeoutSeconds: {
        kinds: ['integer'],
        minimum: 0,
        softMaximum: 99_999_999,
        summary: 'Seconds that an execution may run before it fails with States.Timeout.',
      },
      Version: {
        kinds: ['string'],
        values: ['1.0'],
        fallback: '1.0',
        summary: 'The version of the Amazon States Language.',
      },
    }),
  },
  {
    name: 'Branch',
    title: 'A branch',
    summary: 'A branch of a Parallel state: states of its own, which transitions can neither leave nor enter.',
    link: DOCUMENTATION.parallel,
    unknownField: 'warning',
    fields: buildFields(SCOPE),
  },
  {
    name: 'ItemProcessor',
    title: 'An item processor',
    summary: 'The states that run for every item of a Map state. Transitions can neither leave nor enter them.',
    link: DOCUMENTATION.map,
    fields: buildFields(SCOPE, {
      ProcessorConfig: {
        kinds: ['object'],
        shape: 'ProcessorConfig',
        summary: 'How the items are processed: inside of this execution, or in child executions.',
      },
    }),
  },
  {
    name: 'ProcessorConfig',
    title: 'A processor configuration',
    summary: 'How a Map state processes its items.',
    link: DOCUMENTATION.map,
    fields: buildFields({
      Mode: {
        kinds: ['string'],
        values: ['INLINE', 'DISTRIBUTED'],
        fallback: 'INLINE',
        summary: 'INLINE runs the items inside of this execution, DISTRIBUTED each in a child execution.',
      },
      ExecutionType: {
        kinds: ['string'],
        values: ['STANDARD', 'EXPRESS'],
        summary: 'The type of the child executions. Required with DISTRIBUTED, not allowed with INLINE.',
      },
    }),
  },
];
