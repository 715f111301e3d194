import type { Finding, Severity } from '../../../src/checks/index.ts';
import { code, count } from './markdown.ts';
import type { CommentInput } from './model.ts';

export const SEVERITY_ICON: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** The comment's first line: what came out, in one sentence. */
export function statusLine({ database, report, failure, change }: CommentInput): string {
  const facts = [
    ...(change === undefined ? [] : [count(change.added.length, 'new revision')]),
    ...(report === undefined ? [] : [count(report.source.heads.length, 'head')]),
    ...severityCounts(report?.findings ?? []),
  ].join(', ');
  const of = database === undefined ? 'Migrations' : `${code(database)}: migrations`;
  const tail = facts === '' ? '' : `: ${facts}`;
  if (failure !== undefined || report === undefined || report.verdict === 'error')
    return `### 🚫 ${of} could not be checked${tail}`;
  if (report.exitCode !== 0) return `### ❌ ${of} are not safe yet${tail}`;
  if (report.findings.length > 0) return `### ⚠️ ${of} pass, with remarks${tail}`;
  return `### ✅ ${of} are fine${tail}`;
}

function severityCounts(findings: readonly Finding[]): string[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = findings.filter((finding) => finding.severity === severity).length;
    return number === 0 ? [] : [count(number, severity === 'info' ? 'notice' : severity)];
  });
}
