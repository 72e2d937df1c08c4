import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTree, type Syntax } from '../../../server/src/syntax/tree.ts';
import { applyEdits } from '../../../server/src/text/range.ts';
import { toSourceRange } from '../../../server/src/text/source-map.ts';
import { composeUpdate, type Composition, type UpdateOrder } from '../../../server/src/update/compose.ts';
import { getTarget, MACHINE, readUpdateFile } from '../../support/update-files.ts';

const definition = '{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }';
const withTarget = (members = ''): string => `targets:\n  dev:\n    stateMachineArn: ${MACHINE}\n${members}`;

interface Setup extends Partial<Omit<UpdateOrder, 'definition'>> {
  readonly text?: string;
  readonly definition?: string | undefined;
  readonly syntax?: Syntax;
}

function compose({ text = withTarget(), definition: source, syntax = 'json', ...order }: Setup): Composition {
  const file = readUpdateFile(text);
  const hasFile = source !== undefined;
  return composeUpdate({
    file,
    target: getTarget(file),
    context: { definition: hasFile ? 'found' : 'missing', hasSibling: hasFile },
    definition: hasFile ? parseTree(source, syntax) : undefined,
    intent: 'update',
    ...order,
  });
}

function getReady(composition: Composition): Composition & { kind: 'ready' } {
  assert.equal(composition.kind, 'ready', JSON.stringify(composition.findings, undefined, 1));
  return composition.kind === 'ready' ? composition : assert.fail();
}

function getErrors(composition: Composition): string[] {
  return composition.findings
    .filter(({ finding }) => finding.severity === 'error')
    .map(({ where, finding }) => `${where} ${finding.code}`);
}

test('JSON is sent as it is written', () => {
  const { request, sent } = getReady(compose({ definition }));
  assert.deepEqual(request, { stateMachineArn: MACHINE, definition });
  assert.equal(sent?.text, definition);
});

test('YAML is sent as JSON, and its places lead back', () => {
  const yaml = '# orders\nStartAt: A\nStates:\n  A:\n    Type: Pass\n    End: true\n';
  const { request, sent } = getReady(compose({ definition: yaml, syntax: 'yaml' }));
  assert.deepEqual(JSON.parse(request.definition ?? ''), JSON.parse(definition));
  const at = (sent?.text ?? '').indexOf('"Pass"');
  const place = toSourceRange(sent?.map ?? [], { start: at, end: at + 6 });
  assert.equal(yaml.slice(place.start, place.end), 'Pass');
});

test('values go into strings escaped, and unquoted as they are, in one pass', () => {
  const source =
    '{ "Comment": "${Quote} ${Home}", "StartAt": "A", "States": { "A": { "Type": "Wait", "Seconds": ${Wait}, "Next": "B" },\n "B": { "Type": "Pass", "Result": ${Object}, "End": ${End} } } }';
  const text = withTarget(
    '    definitionSubstitutions: { Quote: "a \\"b\\"\\n", Home: "${Home}", Wait: 5, Object: { a: [1] }, End: "true" }\n',
  );
  const { request, sent } = getReady(compose({ text, definition: source }));
  const made: unknown = JSON.parse(request.definition ?? '');
  assert.deepEqual(made, {
    Comment: 'a "b"\n ${Home}',
    StartAt: 'A',
    States: { A: { Type: 'Wait', Seconds: 5, Next: 'B' }, B: { Type: 'Pass', Result: { a: [1] }, End: true } },
  });
  const at = (sent?.text ?? '').indexOf('{"a":[1]}');
  const place = toSourceRange(sent?.map ?? [], { start: at + 2, end: at + 3 });
  assert.equal(source.slice(place.start, place.end), '${Object}');
  const next = (sent?.text ?? '').indexOf('"Next"');
  const nextPlace = toSourceRange(sent?.map ?? [], { start: next, end: next + 6 });
  assert.equal(source.slice(nextPlace.start, nextPlace.end), '"Next"');
});

test('a number goes in as it is written', () => {
  const source = definition.replace('"Pass"', '"Pass", "Comment": "v${Version}", "Result": ${Big}');
  const text = withTarget('    definitionSubstitutions: { Version: 1.10, Big: 12345678901234567890 }\n');
  const { request } = getReady(compose({ text, definition: source }));
  assert.ok(request.definition?.includes('"v1.10", "Result": 12345678901234567890,'), request.definition);
});

test('an error in an anchor of another target stops the target that uses it, and no others', () => {
  const prod = MACHINE.replace('orders', 'prod');
  const text = `${withTarget('    roleArn: &role wrong\n    loggingConfiguration: &logs { level: ON }\n')}  prod:
    stateMachineArn: ${prod}-1
    roleArn: *role
  merged:
    <<: { loggingConfiguration: *logs }
    stateMachineArn: ${prod}-2
  plain:
    stateMachineArn: ${prod}-3
`;
  const file = readUpdateFile(text);
  const kinds = file.targets.map((target) => getErrors(compose({ text, file, target, definition })));
  assert.deepEqual(kinds.slice(1), [['updateFile role-arn-form'], ['updateFile member-in-set'], []]);
});

test('of two targets of the same name neither is updated', () => {
  const other = `${MACHINE}-other`;
  const text = `${withTarget()}  dev:\n    stateMachineArn: ${other}\n`;
  const file = readUpdateFile(text);
  assert.equal(file.targets.length, 1);
  assert.deepEqual(getErrors(compose({ text, file, target: getTarget(file), definition })), [
    'updateFile member-unique',
  ]);
});

test('in YAML a value without quotes may be a text or a number', () => {
  const yaml =
    'StartAt: A\nStates:\n  A: { Type: Wait, Seconds: ${Wait}, Comment: ${Text}, Next: B }\n  B: { Type: Succeed, Comment: "to ${Text}" }\n';
  const text = withTarget('    definitionSubstitutions: { Wait: "5", Text: "a: b" }\n');
  const { request, sent } = getReady(compose({ text, definition: yaml, syntax: 'yaml' }));
  const made: unknown = JSON.parse(request.definition ?? '');
  assert.deepEqual(made, {
    StartAt: 'A',
    States: {
      A: { Type: 'Wait', Seconds: 5, Comment: 'a: b', Next: 'B' },
      B: { Type: 'Succeed', Comment: 'to a: b' },
    },
  });
  const at = (sent?.text ?? '').indexOf('"a: b"');
  const place = toSourceRange(sent?.map ?? [], { start: at, end: at + 6 });
  assert.equal(yaml.slice(place.start, place.end), '${Text}');
});

test('a placeholder without a value stops everything, at its place', () => {
  const source = definition.replace('"Pass"', '"${Kind}"');
  for (const anyway of [false, true]) {
    const refused = compose({ definition: source, anyway });
    assert.equal(refused.kind, 'refused');
    assert.equal(refused.kind === 'refused' && refused.canUpdateAnyway, false);
    const [missing] = refused.findings;
    assert.equal(missing?.finding.code, 'placeholder-has-value');
    assert.equal(source.slice(missing?.finding.start, missing?.finding.end), '${Kind}');
  }
});

test('a placeholder that stays unquoted is never sent', () => {
  const source = definition.replace('true', '${End}');
  const text = withTarget('    definitionSubstitutions: { End: "${End}" }\n');
  const refused = compose({ text, definition: source, anyway: true });
  assert.equal(refused.kind, 'refused');
  const found = refused.findings.find(({ finding }) => finding.code === 'placeholder-has-value');
  assert.equal(source.slice(found?.finding.start, found?.finding.end), '${End}');
});

test('what only CloudFormation replaces is never sent, and stops an update at its place', () => {
  for (const text of ['{"Fn::Sub": "x"}', '{ "Fn::GetAtt": ["F", "Arn"] }']) {
    const source = definition.replace('true', text);
    const refused = compose({ definition: source, anyway: true });
    assert.equal(refused.kind, 'refused');
    const [found] = refused.findings;
    assert.equal(source.slice(found?.finding.start, found?.finding.end), text);
    assert.match(found?.finding.message ?? '', /^Only CloudFormation can replace Fn::/);
  }
});

test('a finding inside of a value stands at the placeholder and tells the value', () => {
  const source = definition.replace('true', '${End}');
  const text = withTarget('    definitionSubstitutions: { End: "yes" }\n');
  const refused = compose({ text, definition: source, anyway: true });
  assert.equal(refused.kind, 'refused');
  const found = refused.findings.find(({ finding }) => source.slice(finding.start, finding.end) === '${End}');
  assert.match(found?.finding.message ?? '', /\$\{End\} is yes/);
});

test('findings keep their edits, whether values were put in or not', () => {
  const text = withTarget('    definitionSubstitutions: { Text: some words }\n');
  for (const syntax of ['json', 'yaml'] as const) {
    for (const comment of ['none', '${Text}']) {
      const source =
        syntax === 'json'
          ? `{ "Comment": "${comment}", "StartAt": "Aa", "States": { "Ab": { "Type": "Pass", "End": true } } }`
          : `Comment: ${comment}\nStartAt: Aa\nStates: { Ab: { Type: Pass, End: true } }\n`;
      const { findings } = compose({ text, definition: source, syntax });
      const fixes = findings.flatMap(({ finding }) => finding.fixes ?? []);
      assert.ok(
        fixes.some(
          ({ edits }) =>
            applyEdits(source, edits).includes('StartAt": "Ab"') || applyEdits(source, edits).includes('StartAt: Ab'),
        ),
      );
    }
  }
});

test('what is sent follows the intent', () => {
  const text = withTarget(
    '    roleArn: arn:aws:iam::111111111111:role/orders\n    versionDescription: default text\n    profile: dev\n    type: STANDARD\n',
  );
  const roleArn = 'arn:aws:iam::111111111111:role/orders';
  const send = (setup: Setup): unknown => getReady(compose({ text, definition, ...setup })).request;
  assert.deepEqual(send({ intent: 'update' }), { stateMachineArn: MACHINE, definition, roleArn });
  assert.deepEqual(send({ intent: 'save' }), { stateMachineArn: MACHINE, definition });
  assert.deepEqual(send({ intent: 'configuration' }), { stateMachineArn: MACHINE, roleArn });
  const published = { stateMachineArn: MACHINE, definition, roleArn, publish: true };
  assert.deepEqual(send({ intent: 'publish' }), { ...published, versionDescription: 'default text' });
  assert.deepEqual(send({ intent: 'publish', versionDescription: 'mine' }), {
    ...published,
    versionDescription: 'mine',
  });
  assert.deepEqual(send({ intent: 'publish', versionDescription: '' }), published);
  const publishing = `${text}    publish: true\n`;
  assert.deepEqual(send({ text: publishing }), { ...published, versionDescription: 'default text' });
  assert.deepEqual(send({ text: publishing, intent: 'save' }), { stateMachineArn: MACHINE, definition });
});

test('defaults go under a target, member by member', () => {
  const text = `defaults:\n  tracingConfiguration: { enabled: true }\n  publish: true\n${withTarget('    publish: false\n')}`;
  const { request } = getReady(compose({ text, definition }));
  assert.deepEqual(request, {
    stateMachineArn: MACHINE,
    definition,
    tracingConfiguration: { enabled: true },
    publish: false,
  });
});

test('errors stop an update, unless they are overruled', () => {
  const text = withTarget('    loggingConfiguration: { level: ALL }\n');
  const refused = compose({ text, definition });
  assert.deepEqual(getErrors(refused), ['updateFile one-log-destination']);
  assert.equal(refused.kind === 'refused' && refused.canUpdateAnyway, true);
  assert.equal(compose({ text, definition, anyway: true }).kind, 'ready');
  assert.equal(compose({ text, definition, anyway: true, intent: 'save' }).kind, 'refused');
  assert.equal(compose({ text: `${text}    protected: true\n`, definition, anyway: true }).kind, 'refused');
});

test('an error in another target stops nothing here', () => {
  const text = `${withTarget()}  prod:\n    stateMachineArn: nonsense\n`;
  assert.equal(compose({ text, definition }).kind, 'ready');
});

test('text that can not be read is never sent', () => {
  for (const setup of [
    { definition: '{ "StartAt": ' },
    { definition: '' },
    { text: `${withTarget()}  : [`, definition },
  ]) {
    const refused = compose({ ...setup, anyway: true });
    assert.equal(refused.kind, 'refused', JSON.stringify(setup));
    assert.notEqual(getErrors(refused).length, 0);
  }
});

test('without an ARN, a definition or anything to change, nothing is sent', () => {
  const bare = { definition: undefined, anyway: true };
  assert.deepEqual(getErrors(compose({ ...bare, text: withTarget() })), ['updateFile something-to-update']);
  assert.equal(
    compose({ definition, anyway: true, text: 'targets:\n  dev:\n    stateMachineArn: orders\n' }).kind,
    'refused',
  );
  assert.equal(compose({ ...bare, text: withTarget('    publish: true\n'), intent: 'save' }).kind, 'refused');
  assert.equal(
    compose({ ...bare, text: `definitionUri: ./x.asl.json\n${withTarget('    publish: true\n')}` }).kind,
    'refused',
  );
  assert.equal(compose({ definition, intent: 'configuration', anyway: true }).kind, 'refused');
});

test('encryption or publishing alone goes with a warning', () => {
  const { request, findings } = getReady(compose({ text: withTarget('    publish: true\n') }));
  assert.deepEqual(request, { stateMachineArn: MACHINE, publish: true });
  assert.ok(findings.some(({ finding }) => finding.code === 'something-to-update' && finding.severity === 'warning'));
});

test('a bare file sends its own definition, and the sibling wins over it', () => {
  const text = `stateMachineArn: ${MACHINE}\ndefinition: |\n  ${definition}\n`;
  const own = getReady(compose({ text }));
  assert.equal(own.request.definition, `${definition}\n`);
  assert.equal(own.sent?.where, 'updateFile');
  const other = definition.replaceAll('"A"', '"B"');
  assert.equal(getReady(compose({ text, definition: other })).request.definition, other);
});

test('an empty definition in a bare file is never sent', () => {
  const text = `stateMachineArn: ${MACHINE}\ndefinition: ""\n`;
  const levels = new Map([['member-length', 'off']] as const);
  assert.equal(compose({ text, levels, anyway: true }).kind, 'refused');
});

test('a request over the limit is refused, counted in bytes of what is sent', () => {
  const long = (count: number): string => definition.replace('"Pass"', `"Pass", "Comment": "${'ä'.repeat(count)}"`);
  assert.equal(compose({ definition: long(500_000) }).kind, 'ready');
  assert.ok(getErrors(compose({ definition: long(600_000) })).includes('definition request-size'));
  const described = compose({ definition, intent: 'publish', versionDescription: 'x'.repeat(257) });
  assert.deepEqual(getErrors(described), ['updateFile member-length']);
});
