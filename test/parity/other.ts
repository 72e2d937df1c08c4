import { DiagnosticSeverity } from 'vscode-languageserver-types';
import type { OtherService } from '../support/other-service.ts';
import type { Case } from './case.ts';
import type { JudgedCase } from './report.ts';

/** The verdicts of another service. Its places are ranges alone, and are not compared. */
export async function judgeOther(service: OtherService, cases: readonly Case[]): Promise<JudgedCase[]> {
  const judged: JudgedCase[] = [];
  for (const item of cases) {
    const found = await service.check(item.text, item.syntax === 'yaml' ? 'yaml' : 'json').catch(() => []);
    const isCaught = found.some(({ severity }) => severity === DiagnosticSeverity.Error);
    const verdictAgrees = item.isValid === undefined || item.isValid !== isCaught;
    judged.push({ case: item, judgement: { errors: [], verdictAgrees, placeAgrees: undefined, missing: [] } });
  }
  return judged;
}
