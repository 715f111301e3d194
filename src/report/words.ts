import type { CheckReport, Finding, Report, ReportedError, Severity } from '../checks/index.ts';

/** `1 finding`, `2 findings`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

export function seconds(ms: number): string {
  return ms < 950 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** What a check looked at: `11 revisions, 52 objects`. */
export function comparedText(compared: CheckReport['compared']): string {
  return Object.entries(compared)
    .map(([noun, number]) => count(number, noun.replace(/s$/, '')))
    .join(', ');
}

/** Where a finding points: `migrations/a.sql:12`. */
export function placeText(location: Finding['location']): string | undefined {
  if (location?.file === undefined) return undefined;
  return location.line === undefined ? location.file : `${location.file}:${location.line}`;
}

/** `2 errors, 1 warning`; weakest last, none left out but zeros. */
export function tally(findings: readonly Finding[]): string {
  const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };
  return (['error', 'warning', 'info'] as const)
    .map((severity) => ({
      severity,
      number: findings.filter((finding) => finding.severity === severity).length,
    }))
    .filter(({ number }) => number > 0)
    .map(({ severity, number }) => count(number, words[severity]))
    .join(', ');
}

/** The errors of a run, each once, with the titles of the checks that it stopped. */
export function errorsOf(
  report: Report,
): readonly { readonly error: ReportedError; readonly checks: readonly string[] }[] {
  const found = new Map<string, { error: ReportedError; checks: string[] }>();
  for (const { error, title } of report.checks) {
    if (error === undefined) continue;
    const key = `${error.code} ${error.message}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { error, checks: [title] });
    else known.checks.push(title);
  }
  return [...found.values()];
}

/** One sentence for the whole run. */
export function verdictText(report: Report): string {
  const { verdict, findings } = report;
  if (verdict === 'error') return 'The migrations could not be checked.';
  if (verdict === 'findings') return `The migrations are not safe: ${tally(findings)}.`;
  return findings.length === 0
    ? 'The migrations are clean.'
    : `The migrations are clean (${tally(findings)}).`;
}

/** `11 revisions on PostgreSQL 15.20 in 3.1 s`. */
export function scopeText({ source, server, durationMs }: Report): string {
  const where = server === undefined ? '' : ` on ${server.title}`;
  return `${count(source.revisions, 'revision')}${where} in ${seconds(durationMs)}`;
}
