// Questions asked of a migration history: one file per check, each returning findings.
// May import sources and everything below.
// Start reading at contract.ts; the registry is registry.ts.
export type * from './contract.ts';
export type * from './report.ts';
