import { judgeReport, type Report } from '../../../src/checks/index.ts';

/**
 * The report of the checkout with the answer of one check taken from the report on the merge result. Judged as if
 * one run had said both.
 */
export function withCheckFrom(checkout: Report, merged: Report, check: string): Report {
  const checks = [
    ...merged.checks.filter(({ id }) => id === check),
    ...checkout.checks.filter(({ id }) => id !== check),
  ];
  const findings = [...merged.findings, ...checkout.findings.filter((finding) => finding.check !== check)];
  return {
    ...checkout,
    source: merged.source,
    revisions: merged.revisions,
    checks,
    findings,
    notes: [...merged.notes, ...checkout.notes.filter((note) => note.check !== check)],
    ...judgeReport({ checks, findings }, checkout.options.failOn),
    durationMs: checkout.durationMs + merged.durationMs,
  };
}
