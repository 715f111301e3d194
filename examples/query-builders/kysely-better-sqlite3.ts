import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import type { Op } from 'mig-check';

/** Kysely on the connection of the revision. Do not `destroy()` it: that closes the database. */
export async function kyselyOn<DB>(op: Op): Promise<Kysely<DB>> {
  return new Kysely({ dialect: new SqliteDialect({ database: await op.connection<SqliteDatabase>() }) });
}
