import { migError } from '../../errors/index.ts';
import { withReflectOptions, type BatchAlterTable, type Operation } from '../../operations/index.ts';
import { nameText, type Table } from '../../schema/index.ts';
import type { CompileOptions, Connection } from '../contract.ts';
import { reflectedTable } from '../reflected-table.ts';
import { assertViewsWork } from './broken-views.ts';
import { inQuotes, literal, recreatesTable } from './compile/index.ts';
import { reflect } from './reflect/index.ts';

/**
 * A batch that makes its table anew, with all that hangs on the table: what the table is now, if the batch does not say,
 * its triggers, and the counter of AUTOINCREMENT. Views and references from other tables stay as they are.
 *
 * @throws MIG_VIEW_BROKEN when a view needs a column that goes or gets another name
 * @throws MIG_FOREIGN_KEYS_ENFORCED when rows of other tables would go with the old table
 * @see https://www.sqlite.org/lang_altertable.html#otheralter
 */
export async function expandBatch(
  connection: Connection,
  batch: BatchAlterTable,
  options: CompileOptions = {},
): Promise<readonly Operation[]> {
  if (!recreatesTable(batch)) return [batch];
  const table = await tableOf(connection, batch);
  const catalog = batch.schema == null ? '' : `${inQuotes(nameText(batch.schema))}.`;
  const name = nameText(table.name);
  const made = {
    ...batch,
    table: batch.table,
    copyFrom: table,
    ...(batch.copyFrom === undefined && batch.namingConvention !== undefined
      ? { copyFromNamingConvention: batch.namingConvention }
      : {}),
  };
  await assertViewsWork(connection, made, options);
  const triggers = await connection.query<{ sql: string }>(
    `select sql from ${catalog}sqlite_master
     where type = 'trigger' and lower(tbl_name) = lower(${literal(name)}) order by rowid`,
  );
  const work = [
    // Else renaming would look at every view and trigger while the table is not there.
    'PRAGMA legacy_alter_table = ON',
    made,
    ...(await counterStatements(connection, catalog, name)),
    ...triggers.map(({ sql }) => sql),
    'PRAGMA legacy_alter_table = OFF',
  ];
  return [...(await aroundEnforcement(connection, { catalog, name, work }))].map((step): Operation =>
    typeof step === 'string' ? { op: 'execute', sql: step.replaceAll('\\:', '\\\\:') } : step,
  );
}

async function tableOf(connection: Connection, batch: BatchAlterTable): Promise<Table> {
  const { copyFrom, table, schema } = batch;
  if (copyFrom !== undefined) return copyFrom;
  const found = await reflectedTable({ reflect }, connection, table, { schema: schema ?? null });
  if (found === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `alter table ${nameText(table)} in a batch`,
      problem: 'there is no such table',
    });
  return withReflectOptions(found, batch);
}

/** The highest number that was ever given stays so: dropping the old table forgets it. */
async function counterStatements(
  connection: Connection,
  catalog: string,
  name: string,
): Promise<readonly string[]> {
  const [kept] = await connection.query(
    `select 1 from ${catalog}sqlite_master where name = 'sqlite_sequence'`,
  );
  if (kept === undefined) return [];
  const [row] = await connection.query<{ seq: number | bigint | null }>(
    `select seq from ${catalog}sqlite_sequence where lower(name) = lower(${literal(name)})`,
  );
  if (row?.seq == null) return [];
  const sequence = `${catalog}sqlite_sequence`;
  return [
    `DELETE FROM ${sequence} WHERE lower(name) = lower(${literal(name)})`,
    `INSERT INTO ${sequence} (name, seq) VALUES (${literal(name)}, ${String(row.seq)})`,
  ];
}

interface Enforced {
  readonly catalog: string;
  readonly name: string;
  readonly work: readonly (string | BatchAlterTable)[];
}

/** Foreign keys are switched off around the work, where that can be done: not within a transaction. */
async function aroundEnforcement(
  connection: Connection,
  { catalog, name, work }: Enforced,
): Promise<readonly (string | BatchAlterTable)[]> {
  const [setting] = await connection.query<{ foreign_keys: number | bigint }>(
    'select foreign_keys from pragma_foreign_keys',
  );
  if (Number(setting?.foreign_keys) === 0) return work;
  const [reference] = await connection.query<{ name: string }>(
    `select m.name from ${catalog}sqlite_master m, pragma_foreign_key_list(m.name) k
     where m.type = 'table' and lower(k."table") = lower(${literal(name)}) limit 1`,
  );
  if (reference === undefined) return work;
  if ((await connection.inTransaction?.()) !== false)
    throw migError('MIG_FOREIGN_KEYS_ENFORCED', { table: name, referring: reference.name });
  return ['PRAGMA foreign_keys = OFF', 'BEGIN', ...work, 'COMMIT', 'PRAGMA foreign_keys = ON'];
}
