/** Pages that findings, hovers and completions link to. */
const GUIDE = 'https://docs.aws.amazon.com/step-functions/latest/dg';

export const DOCUMENTATION = {
  structure: `${GUIDE}/statemachine-structure.html`,
  states: `${GUIDE}/workflow-states.html`,
  task: `${GUIDE}/state-task.html`,
  pass: `${GUIDE}/state-pass.html`,
  choice: `${GUIDE}/state-choice.html`,
  wait: `${GUIDE}/state-wait.html`,
  succeed: `${GUIDE}/state-succeed.html`,
  fail: `${GUIDE}/state-fail.html`,
  parallel: `${GUIDE}/state-parallel.html`,
  map: `${GUIDE}/state-map.html`,
  itemReader: `${GUIDE}/input-output-itemreader.html`,
  itemBatcher: `${GUIDE}/input-output-itembatcher.html`,
  resultWriter: `${GUIDE}/input-output-resultwriter.html`,
  errors: `${GUIDE}/concepts-error-handling.html`,
  queryLanguage: `${GUIDE}/transforming-data.html`,
  variables: `${GUIDE}/workflow-variables.html`,
  quotas: `${GUIDE}/service-quotas.html`,
} as const;
