import type { Report } from '../../../src/checks/index.ts';

/**
 * The report of the checkout with the answer of one check taken from the report on the merge result. The worse of the
 * two exit codes stays, as if one run had said both.
 */
export function withCheckFrom(checkout: Report, merged: Report, check: string): Report {
  const others = checkout.findings.filter((finding) => finding.check !== check);
  const checks = [
    ...merged.checks.filter(({ id }) => id === check),
    ...checkout.checks.filter(({ id }) => id !== check),
  ];
  const exitCode = Math.max(exitWithout(checkout, check), merged.exitCode) as Report['exitCode'];
  return {
    ...checkout,
    source: merged.source,
    revisions: merged.revisions,
    checks,
    findings: [...merged.findings, ...others],
    notes: [...merged.notes, ...checkout.notes.filter((note) => note.check !== check)],
    exitCode,
    verdict: exitCode === 0 ? 'clean' : exitCode === 1 ? 'findings' : 'error',
    durationMs: checkout.durationMs + merged.durationMs,
  };
}

/** The exit code that the checkout has apart from this check. */
function exitWithout(report: Report, check: string): number {
  const told = report.checks.every(
    ({ id, outcome }) => id === check || outcome === 'passed' || outcome === 'skipped',
  );
  return told ? 0 : report.exitCode;
}
