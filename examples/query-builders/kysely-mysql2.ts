import { Kysely, MysqlDialect, type MysqlPoolConnection } from 'kysely';
import type { Op } from 'mig-check';
import type { Connection } from 'mysql2/promise';

/** Kysely on the connection of the revision: a pool of one, which is never closed. */
export async function kyselyOn<DB>(op: Op): Promise<Kysely<DB>> {
  const client = await op.connection<Connection>();
  const query = async (sql: string, values: unknown[], done: (error: unknown, result?: unknown) => void) => {
    const answer = await client.query(sql, values).catch((error: unknown) => ({ error }));
    if ('error' in answer) done(answer.error);
    else done(undefined, answer[0]);
  };
  const only = { query, release: () => undefined } as unknown as MysqlPoolConnection;
  return new Kysely({
    dialect: new MysqlDialect({
      pool: { getConnection: (done) => done(undefined, only), end: (done) => done(undefined) },
    }),
  });
}
