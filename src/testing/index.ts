// Test helpers without a runner: `mig-check/testing`, for Vitest, node:test or anything that fails on a throw.
// May import everything below; jest.ts registers the same helpers for Jest.
// Start reading at expectations.ts.
export { expectMigrationsRoundTrip, expectNoDrift, expectSingleHead } from './expectations.ts';
export type { ExpectationOptions } from './options.ts';
