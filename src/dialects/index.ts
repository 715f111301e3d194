// SQL and catalogs of each database system, behind one contract.
// May import schema, operations, errors, util.
// Start reading at contract.ts and snapshot.ts; the registry is registry.ts.
export type * from './contract.ts';
export type * from './snapshot.ts';
export { allChanges, diffSnapshots, withoutProperties } from './diff-snapshots.ts';
export { JoinedStatementError } from './joined-statement-error.ts';
export { withLosses } from './losses.ts';
export { reflectedTable } from './reflected-table.ts';
export {
  connect,
  dialectFor,
  dialectNamed,
  dialects,
  sqlDialectFor,
  sqlDialectNamed,
  sqlDialects,
} from './registry.ts';
