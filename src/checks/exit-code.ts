import type { Severity } from './contract.ts';
import type { Report } from './report.ts';
import { isAtLeast } from './severity.ts';

/**
 * Exit code and verdict of a run (G-01): 0 clean, 1 findings as strong as `failOn`, 2 could not check, 3 usage or
 * configuration. A check that could not be run outweighs what the others found.
 */
export function judgeReport(
  { checks, findings }: Pick<Report, 'checks' | 'findings'>,
  failOn: Severity,
): Pick<Report, 'exitCode' | 'verdict'> {
  const errors = checks.flatMap(({ error }) => (error === undefined ? [] : [error.exitCode]));
  if (errors.length > 0) return { exitCode: errors.includes(3) ? 3 : 2, verdict: 'error' };
  const failing = findings.some(({ severity }) => isAtLeast(severity, failOn));
  return failing ? { exitCode: 1, verdict: 'findings' } : { exitCode: 0, verdict: 'clean' };
}
