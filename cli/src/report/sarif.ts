import { isAbsolute, normalize, relative, resolve, sep } from 'node:path';
import { findPath, toFileUri } from '../../../server/src/features/uri.ts';
import type { Finding, Severity, TextSource } from '../../../server/src/text/finding.ts';
import type { Lines } from '../../../server/src/text/lines.ts';
import type { Range } from '../../../server/src/text/range.ts';
import type { CheckedFile } from '../check.ts';
import { RULES_BY_CODE } from '../rule-levels.ts';
import { findVersion } from '../version.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

type NamedText = Pick<CheckedFile, 'name' | 'lines'>;

/** The log of one run, as code scanning takes it. Lines and columns count from 1. */
export function writeSarif(files: readonly CheckedFile[]): string {
  const codes = [...new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)))];
  const ruleIndexes = new Map(codes.map((code, index) => [code, index]));
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Stepwright', version: findVersion(), rules: codes.map(toRule) } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ name }) => ({ location: { uri: toUri(name) } })),
        results: files.flatMap((file) => file.findings.map((finding) => toResult(file, finding, ruleIndexes))),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function toRule(code: string): object {
  const rule = RULES_BY_CODE.get(code);
  if (!rule) return { id: code };
  return {
    id: code,
    shortDescription: { text: rule.summary },
    ...(rule.link !== undefined && { helpUri: rule.link }),
    defaultConfiguration: { level: levels[rule.severity] },
  };
}

function toResult(file: CheckedFile, finding: Finding, ruleIndexes: ReadonlyMap<string, number>): object {
  const { code, severity, message, location, serviceCode, related } = finding;
  const place = toPlace(file, finding);
  return {
    ruleId: code,
    ruleIndex: ruleIndexes.get(code),
    level: levels[severity],
    message: { text: message },
    locations: [location === undefined ? place : { ...place, logicalLocations: [{ fullyQualifiedName: location }] }],
    ...(related?.length && {
      relatedLocations: related.map((other) => ({
        ...toPlace(toNamed(other.source) ?? file, other),
        message: { text: other.message },
      })),
    }),
    ...(serviceCode !== undefined && { properties: { serviceCode } }),
  };
}

function toNamed(source: TextSource | undefined): NamedText | undefined {
  return source && { name: findPath(source.uri) ?? source.uri, lines: source.lines };
}

function toPlace({ name, lines }: NamedText, range: Range): object {
  return { physicalLocation: { artifactLocation: { uri: toUri(name) }, region: toRegion(lines, range) } };
}

function toRegion(lines: Lines, { start, end }: Range): object {
  const first = lines.toPosition(start);
  const last = lines.toPosition(end);
  return {
    startLine: first.line + 1,
    startColumn: first.character + 1,
    endLine: last.line + 1,
    endColumn: last.character + 1,
  };
}

/** Relative to the working folder, which code scanning takes for the repository; outside of it, the whole path. */
function toUri(name: string): string {
  const path = isAbsolute(name) ? relative('.', name) : normalize(name);
  if (isAbsolute(path) || path.startsWith('..')) return toFileUri(resolve(name));
  return path.split(sep).map(encodeURIComponent).join('/');
}
