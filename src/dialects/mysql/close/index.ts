// Operations that close the differences between two snapshots of MySQL or MariaDB.
// May import the dialect contract, ../compile, operations, util.
// Start reading here, then statements.ts.
import type { Operation } from '../../../operations/index.ts';
import type { CatalogSnapshot, ObjectChange } from '../../snapshot.ts';
import { rankOf } from './ranks.ts';
import { addStatements, alterStatements, dropStatements, type Side } from './statements.ts';

interface Step {
  readonly rank: number;
  readonly statements: readonly string[];
}

/**
 * Operations that turn `from` into `to`, as far as `changes` says: drops first, what depends on others before these; then
 * what is made, in the other direction. None for a difference in order or in counters, or in the partitioning of a table.
 */
export function close(
  from: CatalogSnapshot,
  to: CatalogSnapshot,
  changes: readonly ObjectChange[],
): readonly Operation[] {
  const steps = changes.flatMap((change) => stepsOf(change, from, to));
  return steps
    .sort((a, b) => a.rank - b.rank)
    .flatMap(({ statements }) => statements.map((sql): Operation => ({ op: 'execute', sql: escaped(sql) })));
}

function stepsOf({ change, before, after, properties }: ObjectChange, from: Side, to: Side): readonly Step[] {
  const drop = (): readonly Step[] =>
    before === undefined ? [] : [{ rank: -rankOf(before, from), statements: dropStatements(before) }];
  const add = (): readonly Step[] =>
    after === undefined ? [] : [{ rank: rankOf(after, to), statements: addStatements(after, to) }];
  if (change !== 'changed') return [...drop(), ...add()];
  if (before === undefined || after === undefined) return [];
  const changed = new Set(properties.map(({ property }) => property));
  const altered = alterStatements(after, changed);
  if (altered !== undefined) return [{ rank: rankOf(after, to), statements: altered }];
  return [...drop(), ...add()];
}

/** A colon is no parameter here, and a backslash before it no escape. */
function escaped(sql: string): string {
  return sql.replaceAll('\\:', '\\\\:');
}
