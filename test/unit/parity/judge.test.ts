import { deepEqual, equal, match } from 'node:assert/strict';
import { suite, test } from 'node:test';
import { judgeCase } from '../../parity/judge.ts';
import { type OracleCase, toCase } from '../../parity/oracle.ts';
import { writeSummary } from '../../parity/report.ts';

const GOOD = '{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}';
const BAD =
  '{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"a/b[0]":{"Type":"Wait","Seconds":-1,"End":true}}}';

function judge(changes: Partial<OracleCase>): ReturnType<typeof judgeCase> {
  return judgeCase(toCase({ id: 'made up', tier: 'A', definition: BAD, definition_verdict: 'invalid', ...changes }));
}

function judgePlace(...locations: readonly (string | null)[]): ReturnType<typeof judgeCase> {
  return judge({ expected: { diagnostics: locations.map((location) => ({ location })) } });
}

suite('parity', () => {
  test('a valid definition may have no error', () => {
    equal(judge({ definition: GOOD, definition_verdict: 'valid' }).verdictAgrees, true);
    equal(judge({ definition: BAD, definition_verdict: 'valid' }).verdictAgrees, false);
  });

  test('an invalid one must have one', () => {
    equal(judge({ definition: BAD }).verdictAgrees, true);
    equal(judge({ definition: GOOD }).verdictAgrees, false);
  });

  test('a place agrees at the same node and around it, not beside it', () => {
    equal(judgePlace('/States/A/Next').placeAgrees, true);
    equal(judgePlace('/States/A').placeAgrees, true);
    equal(judgePlace('/States/a/b[0]/Seconds').placeAgrees, true);
    equal(judgePlace('/States/A/Type').placeAgrees, false);
    equal(judgePlace('/StartAt').placeAgrees, false);
    equal(judgePlace(null).placeAgrees, true);
  });

  test('one place of several is enough, and the others are named', () => {
    const { placeAgrees, missing } = judgePlace('/StartAt', '/States/A/Next');
    equal(placeAgrees, true);
    deepEqual(missing, [{ location: '/StartAt' }]);
  });

  test('without places, and without an error, no place is judged', () => {
    equal(judge({}).placeAgrees, undefined);
    equal(judge({ definition: GOOD, expected: { diagnostics: [{ location: '/' }] } }).placeAgrees, undefined);
  });

  test('a state that was sent by itself stands in a machine with its targets', () => {
    const definition =
      '{"Type":"Task","Resource":"arn:aws:lambda:eu-west-1:111111111111:function:f","Next":"B","Catch":[{"ErrorEquals":["x"],"Next":"C"}]}';
    equal(judge({ api: 'test_state', definition, definition_verdict: 'valid' }).verdictAgrees, true);
    equal(judge({ definition }).verdictAgrees, true);
  });

  test('the machine type of the case counts', () => {
    const definition = GOOD;
    equal(toCase({ id: '1', tier: 'A', type: 'EXPRESS', definition, definition_verdict: 'valid' }).type, 'EXPRESS');
  });

  test('the summary has a line for each tier', () => {
    const cases = [
      toCase({ id: '1', tier: 'A-x', definition: GOOD, definition_verdict: 'valid' }),
      toCase({ id: '2', tier: 'A-x', definition: BAD, definition_verdict: 'valid' }),
      toCase({ id: '3', tier: 'B-x', definition: BAD, definition_verdict: 'invalid' }),
    ];
    const summary = writeSummary(cases.map((item) => ({ case: item, judgement: judgeCase(item) })));
    match(summary, /^tier A +1 of 2 +– +– +–$/m);
    match(summary, /^tier B +– +1 of 1 +– +–$/m);
  });
});
