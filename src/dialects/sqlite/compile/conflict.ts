import { migError } from '../../../errors/index.ts';
import { sameName, type ColumnCheck, type Constraint } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  type ConstrainedTable,
  nothing,
  type Sql,
  verbatim,
} from '../../standard/index.ts';

/**
 * `ON CONFLICT …`, or nothing. @throws MIG_OPERATION_INVALID
 * @see https://sqlite.org/lang_conflict.html
 */
export function conflictClause(resolution: string | undefined): Sql {
  if (resolution === undefined) return nothing;
  if (/^(ROLLBACK|ABORT|FAIL|IGNORE|REPLACE)$/i.test(resolution))
    return verbatim(`ON CONFLICT ${resolution}`);
  throw migError('MIG_OPERATION_INVALID', {
    operation: 'write a constraint',
    problem: `ON CONFLICT takes ROLLBACK, ABORT, FAIL, IGNORE or REPLACE, not ${JSON.stringify(resolution)}`,
  });
}

/** What follows a constraint: `ON CONFLICT …`, as it says itself or as the only column of a key says. */
export function constraintTail(constraint: Constraint | ColumnCheck, table: ConstrainedTable): Sql {
  const options = 'dialectOptions' in constraint ? constraint.dialectOptions : undefined;
  assertKnownOptions(options, {
    prefix: 'sqlite',
    known: ['kind' in constraint && constraint.kind === 'foreignKey' ? [] : 'sqliteOnConflict'].flat(),
    operation: 'write a constraint',
  });
  const own = options !== undefined && 'sqliteOnConflict' in options ? options.sqliteOnConflict : undefined;
  return conflictClause(own ?? ofColumn(constraint, table));
}

function ofColumn(constraint: Constraint | ColumnCheck, { columns }: ConstrainedTable): string | undefined {
  if (!('kind' in constraint) || (constraint.kind !== 'unique' && constraint.kind !== 'primaryKey'))
    return undefined;
  const [only, ...others] = constraint.columns;
  if (only === undefined || others.length > 0) return undefined;
  const options = columns?.find(({ name }) => sameName(name, only))?.dialectOptions;
  return constraint.kind === 'unique' ? options?.sqliteOnConflictUnique : options?.sqliteOnConflictPrimaryKey;
}
