import { isMigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';

/** Why the server refuses a query; `undefined` when it does not. */
export async function problemOf(connection: Connection, sql: string): Promise<string | undefined> {
  try {
    await connection.query(sql);
    return undefined;
  } catch (error) {
    if (!isMigError(error)) throw error;
    const { reason } = error.details;
    return typeof reason === 'string' ? reason : error.message;
  }
}
