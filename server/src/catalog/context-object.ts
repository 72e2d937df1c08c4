/** A field of the context object, which paths that begin with `$$` read. */
export interface ContextField {
  readonly name: string;
  readonly summary: string;
  /** Undefined where what stands below is the user's, or a plain value. */
  readonly fields?: readonly ContextField[];
}

export const CONTEXT_FIELDS: readonly ContextField[] = [
  {
    name: 'Execution',
    summary: 'The execution that runs.',
    fields: [
      { name: 'Id', summary: 'The ARN of the execution.' },
      { name: 'Input', summary: 'The input of the execution.' },
      { name: 'Name', summary: 'The name of the execution.' },
      { name: 'RoleArn', summary: 'The role that the execution runs with.' },
      { name: 'StartTime', summary: 'When the execution began.' },
      { name: 'RedriveCount', summary: 'How often the execution was redriven.' },
      { name: 'RedriveTime', summary: 'When the execution was redriven last.' },
    ],
  },
  {
    name: 'State',
    summary: 'The state that runs.',
    fields: [
      { name: 'EnteredTime', summary: 'When the state was entered.' },
      { name: 'Name', summary: 'The name of the state.' },
      { name: 'RetryCount', summary: 'How often the state was retried.' },
    ],
  },
  {
    name: 'StateMachine',
    summary: 'The state machine.',
    fields: [
      { name: 'Id', summary: 'The ARN of the state machine.' },
      { name: 'Name', summary: 'The name of the state machine.' },
    ],
  },
  {
    name: 'Task',
    summary: 'The task that runs.',
    fields: [{ name: 'Token', summary: 'What ends a task of the form `.waitForTaskToken`.' }],
  },
  {
    name: 'Map',
    summary: 'The Map state around.',
    fields: [
      {
        name: 'Item',
        summary: 'The item that is processed.',
        fields: [
          { name: 'Index', summary: 'The index of the item, from 0.' },
          { name: 'Value', summary: 'The item itself.' },
          { name: 'Key', summary: 'The name of the item, where the items are the members of an object.' },
          { name: 'Source', summary: 'Where the item was read from.' },
        ],
      },
    ],
  },
];
