import type { SqlDialect } from '../../../src/dialects/index.ts';
import { isMigError } from '../../../src/errors/index.ts';
import type { MigrationSource, SourceRevision } from '../../../src/sources/index.ts';

import type { RevisionSql } from '../comment/model.ts';
import { formatSql } from './format-sql.ts';

export type ReadSql = (revision: SourceRevision, direction: 'upgrade' | 'downgrade') => Promise<RevisionSql>;

/** Reads the SQL of revisions without a database; whatever keeps it from being known is part of the answer. */
export function sqlReader(source: MigrationSource, dialect: SqlDialect): ReadSql {
  return async (revision, direction) => {
    if (direction === 'downgrade' && revision.irreversible !== undefined)
      return { unavailable: `irreversible: ${revision.irreversible}` };
    if (direction === 'downgrade' && revision.downgrade === 'missing')
      return { unavailable: 'there is no downgrade' };
    try {
      const sql = await source.sql(revision, direction, dialect);
      return 'unavailable' in sql
        ? { unavailable: sql.unavailable }
        : { script: formatSql(sql.statements, dialect.name) };
    } catch (error) {
      return { unavailable: isMigError(error) ? error.message : `it could not be read: ${String(error)}` };
    }
  };
}
