// Questions asked of a migration history: one file per check, each returning findings.
// May import sources and everything below.
// Start reading at contract.ts; the registry is registry.ts.
export type * from './contract.ts';
export type * from './report.ts';
export { findingCodes, type FindingCode } from './catalogue.ts';
export type { FindingPage } from './finding-page.ts';
export { basesOf, headsOf, runOrder } from './graph.ts';
export { checks } from './registry.ts';
export { judgeHistory, type JudgedHistory, type JudgeOptions } from './round-trip/judge-history.ts';
export { isReapplied, isRestored, type RevisionOutcome } from './round-trip/outcome.ts';
export { judgeReport } from './exit-code.ts';
export { joinReports, splitReport, type NamedReport } from './several.ts';
