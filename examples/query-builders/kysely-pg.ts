import { Kysely, PostgresDialect } from 'kysely';
import type { Op } from 'mig-check';
import type { Client } from 'pg';

/** Kysely on the connection of the revision: a pool of one, which is never closed. */
export async function kyselyOn<DB>(op: Op): Promise<Kysely<DB>> {
  const client = await op.connection<Client>();
  const only = { query: client.query.bind(client), release: () => undefined };
  const pool = { connect: async () => only, end: async () => undefined };
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}
