import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCheckOptions } from '../../../cli/src/check-options.ts';

test('a mistake in an option is told with what to write', () => {
  for (const [args, expected] of [
    [['a.asl.json', '--format', 'xml'], /no format "xml": use pretty, json, sarif, github/],
    [['a.asl.json', '--type', 'express'], /no type "express": use STANDARD or EXPRESS/],
    [['a.asl.json', '--max-warnings', 'few'], /"few" is none/],
    [['a.asl.json', '--rule', 'state-reachabel=off'], /no rule .*Did you mean "state-reachable"\?/],
    [['a.asl.json', '--rule', 'state-reachable=warn'], /no severity "warn"\. Use one of error, warning/],
    [['a.asl.json', '--rule', 'state-reachable'], /CODE=SEVERITY, such as state-reachable=off/],
    [['a.asl.json', '--rule', 'text-parses=off'], /A finding of text-parses is always an error/],
    [['a.asl.json', '--stdin-name', 'x.asl.yaml'], /a path is "-"/],
    [[], /at least one file/],
    [['a.asl.json', '--formt', 'json'], /--formt/],
  ] as const) {
    const options = readCheckOptions(args);
    assert.match('problem' in options ? options.problem : 'no problem', expected);
  }
});

test('the last severity of a rule counts', () => {
  const rules = ['off', 'hint'].flatMap((level) => ['--rule', `state-reachable=${level}`]);
  const options = readCheckOptions(['a.asl.json', ...rules, '--rule', 'value-in-range=information']);
  assert.ok('levels' in options);
  assert.deepEqual(Object.fromEntries(options.levels), { 'state-reachable': 'hint', 'value-in-range': 'information' });
});

test('without options', () => {
  const options = readCheckOptions(['a.asl.json', '-']);
  assert.deepEqual(options, {
    paths: ['a.asl.json', '-'],
    help: false,
    format: 'pretty',
    type: undefined,
    target: undefined,
    updateFile: undefined,
    levels: new Map(),
    maxWarnings: Infinity,
    stdinName: undefined,
  });
});
