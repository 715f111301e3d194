import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, type PostgresPoolClient } from 'kysely';
import type { Op } from 'mig-check';

/** Kysely on the connection of the revision: a pool of one, which answers as `pg` does. */
export async function kyselyOn<DB>(op: Op): Promise<Kysely<DB>> {
  const database = await op.connection<PGlite>();
  const query = async (sql: string, values: unknown[]) => {
    const { rows, affectedRows } = await database.query(sql, values);
    const command = /^\s*(\w+)/.exec(sql)?.[1]?.toUpperCase() ?? '';
    return { command, rows, rowCount: affectedRows ?? rows.length };
  };
  const only = { query, release: () => undefined } as unknown as PostgresPoolClient;
  const pool = { connect: async () => only, end: async () => undefined };
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
