import { runGuard, type Report } from '../commands/index.ts';
import { assertionError } from './assertion-error.ts';
import { callerFile } from './caller-file.ts';
import type { ExpectationOptions } from './options.ts';

/**
 * Every revision goes up, down and up again on a throwaway database and must restore the schema exactly; then the
 * whole history once.
 *
 * @returns the report, for further assertions.
 * @throws an assertion error that lists the findings and the command that reproduces them; MigError when the check
 * could not run at all (no config, no revisions, database unreachable).
 */
export function expectMigrationsRoundTrip(options: ExpectationOptions = {}): Promise<Report> {
  return expectClean('round-trip', options, callerFile(expectMigrationsRoundTrip));
}

/**
 * The history has exactly as many heads as the config allows (one, unless it says otherwise) and its graph is sound.
 * Needs no database. Returns and throws as {@link expectMigrationsRoundTrip}.
 */
export function expectSingleHead(options: ExpectationOptions = {}): Promise<Report> {
  return expectClean('single-head', options, callerFile(expectSingleHead));
}

/**
 * The schema that the revisions make equals the schema that the config's schema source makes.
 * Returns and throws as {@link expectMigrationsRoundTrip}.
 */
export function expectNoDrift(options: ExpectationOptions = {}): Promise<Report> {
  return expectClean('drift', options, callerFile(expectNoDrift));
}

async function expectClean(
  check: string,
  options: ExpectationOptions,
  testFile: string | undefined,
): Promise<Report> {
  const report = await runGuard({ ...options, from: options.from ?? testFile, checks: [check] });
  if (report.exitCode !== 0) throw assertionError(report, check, options);
  return report;
}
