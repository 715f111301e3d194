// Use cases: options in, result out; no printing. One file per verb.
// May import checks and everything below.
// Start reading at check.ts for the guard.
export { runGuard, type GuardProgress, type GuardRunOptions } from './check.ts';
export type { Finding, Note, Report, RevisionVerdict, Severity } from '../checks/index.ts';
