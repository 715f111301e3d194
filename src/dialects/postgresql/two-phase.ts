import type { TwoPhase } from '../contract.ts';
import { literal } from './compile/index.ts';

/** @see https://www.postgresql.org/docs/current/sql-prepare-transaction.html */
export const twoPhase: TwoPhase = {
  async unavailable(connection) {
    const [row] = await connection.query<{ most: string }>(
      `select pg_catalog.current_setting('max_prepared_transactions') as most`,
    );
    return row?.most === '0' ? 'its server has max_prepared_transactions = 0' : undefined;
  },
  prepare: async (connection, id) => void (await connection.execute(`PREPARE TRANSACTION ${literal(id)}`)),
  commit: (id) => `COMMIT PREPARED ${literal(id)}`,
  rollBack: (id) => `ROLLBACK PREPARED ${literal(id)}`,
};
