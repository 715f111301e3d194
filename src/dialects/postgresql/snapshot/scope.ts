import type { Connection } from '../../contract.ts';

/** Settings that change the text which the server gives back. */
const PINNED: Readonly<Record<string, string>> = {
  // Names outside pg_catalog are printed with their schema, and a temporary table hides nothing.
  search_path: 'pg_catalog, pg_temp',
  quote_all_identifiers: 'off',
  standard_conforming_strings: 'on',
  TimeZone: 'UTC',
  DateStyle: 'ISO, YMD',
  IntervalStyle: 'postgres',
  bytea_output: 'hex',
  extra_float_digits: '1',
  xmlbinary: 'base64',
  lc_monetary: 'C',
  // Rows that a policy hides are an error instead of a silence.
  row_security: 'off',
  // Each query runs once, in milliseconds; compiling it takes longer.
  jit: 'off',
};

const PIN = `select ${Object.entries(PINNED)
  .map(([name, value]) => `pg_catalog.set_config('${name}', '${value}', true)`)
  .join(', ')}`;

const MARK = 'mig_check.in_transaction';
const SAVEPOINT = 'mig_check_pinned';

/**
 * Runs `work` with settings pinned, and leaves the session as it was: its transaction open if one was, all settings
 * restored. Statements of `work` must only read.
 */
export async function withPinnedSettings<Result>(
  connection: Connection,
  work: () => Promise<Result>,
): Promise<Result> {
  const inside = await isInTransaction(connection);
  await connection.execute(
    inside ? `savepoint ${SAVEPOINT}` : 'begin transaction isolation level repeatable read read only',
  );
  try {
    await connection.execute(PIN);
    const result = await work();
    await undo(connection, inside);
    return result;
  } catch (error) {
    // The first error is the one to tell, also when the connection is gone.
    await undo(connection, inside).catch(() => undefined);
    throw error;
  }
}

async function undo(connection: Connection, inside: boolean): Promise<void> {
  if (!inside) return void (await connection.execute('rollback'));
  await connection.execute(`rollback to savepoint ${SAVEPOINT}`);
  await connection.execute(`release savepoint ${SAVEPOINT}`);
}

/** A setting that is local to a transaction is gone with the next statement when there is no transaction. */
async function isInTransaction(connection: Connection): Promise<boolean> {
  await connection.query(`select pg_catalog.set_config('${MARK}', 'yes', true)`);
  const [row] = await connection.query<{ mark: string | null }>(
    `select pg_catalog.current_setting('${MARK}', true) as mark`,
  );
  return row?.mark === 'yes';
}
