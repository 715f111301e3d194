import { migError } from '../../errors/index.ts';
import type { Connection, Dialect } from '../contract.ts';

/**
 * The setting can be changed outside of a transaction only, and DROP TABLE deletes what refers to the table's rows while it
 * is on. What the work leaves behind is checked instead.
 * @see https://www.sqlite.org/pragma.html#pragma_foreign_keys
 */
export const suspendedForeignKeys: NonNullable<Dialect['suspendedForeignKeys']> = {
  async suspend(connection: Connection) {
    const [row] = await connection.query<{ on: number }>(
      'SELECT foreign_keys AS "on" FROM pragma_foreign_keys',
    );
    await connection.execute('PRAGMA foreign_keys = OFF');
    return async () => void (row?.on === 1 && (await connection.execute('PRAGMA foreign_keys = ON')));
  },
  async check(connection: Connection): Promise<void> {
    const rows = await connection.query<{ name: string; parent: string; rows: number | bigint }>(
      `select "table" as name, parent, count(*) as rows from pragma_foreign_key_check group by 1, 2 order by 1, 2`,
    );
    if (rows.length === 0) return;
    throw migError('MIG_FOREIGN_KEYS_BROKEN', {
      problems: rows.map(({ name, parent, rows: count }) => `${count} of ${name} to ${parent}`).join(', '),
    });
  },
};
