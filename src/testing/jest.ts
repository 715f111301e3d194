import { hostRequire } from '../util/index.ts';
import type { ExpectationOptions } from './options.ts';
import type { Report } from '../checks/index.ts';

export type { ExpectationOptions } from './options.ts';

/** This file, once built; both formats get it from the bundler. */
declare const __filename: string;
declare const jest: { setTimeout(ms: number): unknown } | undefined;
declare const expect: { getState(): { testPath?: string } } | undefined;

/** Long enough for a cold embedded database and a long history; a test may still set its own. */
const TEST_TIMEOUT_MS = 600_000;

// Jest's default of five seconds is shorter than the start of an embedded database on a cold machine. It is raised
// for the importing test file only.
if (typeof jest !== 'undefined') jest.setTimeout(TEST_TIMEOUT_MS);

type Helper = 'expectMigrationsRoundTrip' | 'expectSingleHead' | 'expectNoDrift';

/**
 * {@inheritDoc expectations.expectMigrationsRoundTrip}
 *
 * @remarks The check runs outside Jest's sandbox: fake timers, module mocks and transforms of the suite do not reach it.
 */
export function expectMigrationsRoundTrip(options?: ExpectationOptions): Promise<Report> {
  return runOutside('expectMigrationsRoundTrip', options, expectMigrationsRoundTrip);
}

/** {@inheritDoc expectations.expectSingleHead} */
export function expectSingleHead(options?: ExpectationOptions): Promise<Report> {
  return runOutside('expectSingleHead', options, expectSingleHead);
}

/** {@inheritDoc expectations.expectNoDrift} */
export function expectNoDrift(options?: ExpectationOptions): Promise<Report> {
  return runOutside('expectNoDrift', options, expectNoDrift);
}

async function runOutside(
  helper: Helper,
  options: ExpectationOptions = {},
  api: (options?: ExpectationOptions) => unknown,
): Promise<Report> {
  const call = new Error();
  Error.captureStackTrace(call, api);
  const outside = hostRequire(__filename)('./testing.cjs') as Record<Helper, typeof expectNoDrift>;
  const testPath = typeof expect === 'undefined' ? undefined : expect.getState().testPath;
  try {
    return await outside[helper]({ ...(testPath === undefined ? {} : { from: testPath }), ...options });
  } catch (error) {
    throw inSandbox(error, call);
  }
}

/** The same failure as an error of this realm, whose stack starts at the line of the test. */
function inSandbox(error: unknown, call: Error): Error {
  const { name, message } = error as Error;
  const copy = Object.assign(new Error(message, { cause: error }), error as object);
  copy.name = name;
  copy.stack = `${name}: ${message}\n${(call.stack ?? '').split('\n').slice(1).join('\n')}`;
  return copy;
}
