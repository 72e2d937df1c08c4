import type { FormattingOptions, Range as LspRange, TextEdit as LspTextEdit } from 'vscode-languageserver-types';
import { listActions } from '../../server/src/features/actions.ts';
import { complete } from '../../server/src/features/completion/completion.ts';
import type { Files } from '../../server/src/features/definition-link.ts';
import { listDefinitions, listLinks } from '../../server/src/features/definition.ts';
import { buildDocument, type Document } from '../../server/src/features/document.ts';
import { findFileKindOfLanguage } from '../../server/src/features/file-kind.ts';
import { listFoldingRanges } from '../../server/src/features/folding.ts';
import { formatDocument } from '../../server/src/features/formatting/formatting.ts';
import { findHover } from '../../server/src/features/hover.ts';
import { listDefinitionLenses, listUpdateLenses } from '../../server/src/features/lenses.ts';
import { listLocalFindings } from '../../server/src/features/local-findings.ts';
import { toOffsets } from '../../server/src/features/place.ts';
import { listSymbols } from '../../server/src/features/symbols.ts';
import { walkNodes } from '../../server/src/syntax/node.ts';
import { parseTree } from '../../server/src/syntax/tree.ts';
import { applyEdits, type Range, type TextEdit } from '../../server/src/text/range.ts';
import { compareMachine } from '../../server/src/update/compare/compare-machine.ts';
import { composeUpdate } from '../../server/src/update/compose.ts';
import type { DeployedMachine } from '../../server/src/update/deployed-machine.ts';
import type { Target, UpdateFile } from '../../server/src/update/model.ts';
import { checkEdits, checkMeaning, checkRange, checkSymbols, Fault, SlowFault } from './invariants.ts';
import type { Input, Language } from './input.ts';

const ENDINGS: Readonly<Record<Language, string>> = {
  asl: 'asl.json',
  'asl-yaml': 'asl.yaml',
  'asl-update': 'asl.update.json',
  'asl-update-yaml': 'asl.update.yaml',
};
const UPDATE_FILE = `targets:
  dev:
    stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:orders
    definitionSubstitutions: { Name: "a\\"b", Arn: arn:aws:states:::lambda:invoke, Number: 3, A: x }
  fast: { stateMachineArn: arn:aws:states:eu-west-1:111111111111:stateMachine:fast, type: EXPRESS }
`;
const DEFINITION = 'StartAt: ${A}\nStates: { Wait: { Type: Wait, Seconds: ${Number}, Next: "${Missing}" } }\n';
const options: FormattingOptions = { tabSize: 2, insertSpaces: true };
const UNSTABLE = /\r(?!\n)|---|\.\.\.|\n[ \t]*:|\\"\s*$/;
/** In milliseconds, for one call. */
const LIMIT = 1000;
/** Each is checked by parsing the text once more. */
const MAX_FIXES = 20;

export function toUri(language: Language, name = 'input'): string {
  return `file:///work/${name}.${ENDINGS[language]}`;
}

/** Everything that the server can be asked about a text; throws a `Fault`, or what the server throws. Gives the number of calls. */
export function checkText({ language, text }: Input): number {
  let calls = 0;
  const time = <T>(name: string, work: () => T): T => {
    calls++;
    // Of this thread alone: the machine may have more to do.
    const started = process.threadCpuUsage();
    const result = work();
    const { user, system } = process.threadCpuUsage(started);
    const taken = (user + system) / 1000;
    if (taken > LIMIT) throw new SlowFault(`${name} took ${Math.round(taken)} ms`);
    return result;
  };
  const document = build(language, text);
  const updateFile = build('asl-update-yaml', UPDATE_FILE);
  const updateFiles = [document.kind === 'update' ? document : updateFile];
  const definition = document.kind === 'definition' ? document : build('asl-yaml', DEFINITION);
  const files: Files = {
    folders: ['file:///work'],
    hasFile: () => true,
    findDocument: () => definition,
    listUpdateFiles: () => updateFiles,
  };

  time('parse', () => document.tree);
  for (const node of walkNodes(document.tree.root)) checkRange('a node', text, node);
  for (const problem of document.tree.problems) checkRange('a problem', text, problem);
  const findings = time('check', () => listLocalFindings(files, document));
  let fixes = 0;
  for (const finding of findings) {
    checkRange(finding.code, text, finding);
    for (const place of finding.related ?? []) {
      const other = place.source && updateFiles.find(({ uri }) => uri === place.source?.uri);
      checkRange(`${finding.code}, related`, other?.text ?? text, place);
    }
    for (const { title, edits } of finding.fixes ?? []) {
      if (fixes++ < MAX_FIXES) checkFix(document, `${finding.code}, ${title}`, edits);
    }
  }

  checkSymbols(
    document,
    time('symbols', () => [...listSymbols(document)]),
  );
  for (const range of time('folding', () => [...listFoldingRanges(document)])) {
    if (range && range.startLine >= range.endLine) throw new Fault('a folding range of one line');
  }
  checkFormatting(document, (work) => time('format', work));
  time('links', () => listLinks(document, { definitionUri: document.uri, updateFiles }));
  time('lenses', () =>
    document.kind === 'update'
      ? listUpdateLenses(document, document.uri)
      : listDefinitionLenses(document, updateFiles, undefined),
  );
  checkComposing(document, updateFile, (work) => time('compose', work));

  for (const offset of listOffsets(text)) {
    const toRange = (range: LspRange): Range => toOffsets(document.lines, range);
    for (const { textEdit, additionalTextEdits = [] } of time('completion', () =>
      complete(document, offset, { snippets: true }),
    ).items) {
      if (textEdit && 'range' in textEdit) checkRange('a completion', text, toRange(textEdit.range));
      for (const { range } of additionalTextEdits) checkRange('a completion', text, toRange(range));
    }
    const hover = time('hover', () => findHover(document, offset, updateFiles));
    if (hover?.range) checkRange('a hover', text, toRange(hover.range));
    time('definition', () => listDefinitions(document, offset, { definitionUri: document.uri, updateFiles }));
    const actions = time('actions', () => listActions(document, findings, { start: offset, end: offset }, 'asl'));
    for (const { edit, title } of actions)
      checkEdits(title, text, toEdits(document, edit?.changes?.[document.uri] ?? []));
  }
  return calls;
}

function build(language: Language, text: string): Document {
  const kind = findFileKindOfLanguage(language);
  if (!kind) throw new Fault(`unknown language ${language}`);
  return buildDocument(toUri(language), kind, 0, text);
}

/** A fix leaves a text that can be read where it was one. */
function checkFix(document: Document, what: string, edits: readonly TextEdit[]): void {
  checkEdits(what, document.text, edits);
  // Returns and colons by themselves, marks of documents, and an escaped quote at the end mean this or that by what stands around them.
  if (document.tree.problems.length > 0 || UNSTABLE.test(document.text)) return;
  const fixed = buildDocument(document.uri, document, 1, applyEdits(document.text, edits));
  const [problem] = fixed.tree.problems;
  if (problem) throw new Fault(`${what}: breaks the text: ${problem.message}`);
}

function checkFormatting(document: Document, run: (work: () => LspTextEdit[]) => LspTextEdit[]): void {
  const edits = toEdits(
    document,
    run(() => formatDocument(document, options)),
  );
  checkEdits('formatting', document.text, edits);
  const formatted = buildDocument(document.uri, document, 1, applyEdits(document.text, edits));
  checkMeaning(document.tree, formatted.tree);
  const again = toEdits(formatted, formatDocument(formatted, options));
  if (applyEdits(formatted.text, again) !== formatted.text) throw new Fault('formatting twice changes the text again');
}

function checkComposing(document: Document, updateFile: Document, run: (work: () => unknown) => unknown): void {
  const isUpdate = document.kind === 'update';
  const file = (isUpdate ? document : updateFile).getUpdateFile();
  for (const target of file.targets) {
    for (const anyway of [false, true]) {
      const context = { definition: 'found', hasSibling: true } as const;
      const definition = isUpdate ? undefined : document.tree;
      run(() => composeUpdate({ file, context, target, definition, intent: 'update', anyway }));
    }
    run(() => checkComparing(file, target, document));
  }
}

/** What would be sent, deployed as it is, is no difference, and the text for a diff says the same as the file. */
function checkComparing(file: UpdateFile, target: Target, { kind, tree, syntax }: Document): void {
  const context = { definition: 'found', hasSibling: true } as const;
  const definition = kind === 'update' ? undefined : tree;
  const composed = composeUpdate({ file, context, target, definition, intent: 'compare' });
  if (composed.kind === 'refused') return;
  const { request, sent } = composed;
  const deployed: DeployedMachine = {
    stateMachineArn: request.stateMachineArn,
    type: 'STANDARD',
    definition: request.definition,
    roleArn: '',
    creationDate: '',
  };
  const own = { stateMachineArn: request.stateMachineArn, definition: request.definition ?? '' };
  const { isSame, texts } = compareMachine(own, sent?.tree, deployed, syntax);
  if (!isSame) throw new Fault('a definition differs from itself');
  if (!texts) return;
  const again = parseTree(texts.sent, texts.syntax);
  if (again.problems.length > 0 || !compareMachine(own, again, deployed, 'json').isSame)
    throw new Fault('the text for a diff says something else');
}

function toEdits({ lines }: Document, edits: readonly LspTextEdit[]): TextEdit[] {
  return edits.map(({ range, newText }) => ({ ...toOffsets(lines, range), text: newText }));
}

/** Both ends, and places in between that depend on the text alone, so that a case says the same every time. */
function listOffsets(text: string): number[] {
  const steps = [0.13, 0.29, 0.5, 0.71, 0.9];
  return [0, text.length, ...steps.map((part) => Math.floor(text.length * part))];
}
