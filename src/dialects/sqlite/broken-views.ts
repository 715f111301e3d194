import { migError } from '../../errors/index.ts';
import { recreation, type BatchAlterTable } from '../../operations/index.ts';
import { nameText, type Table } from '../../schema/index.ts';
import { finalName } from '../standard/index.ts';
import type { CompileOptions, Connection } from '../contract.ts';
import { compile, inQuotes, writer } from './compile/index.ts';
import { invalidViews, problemOf } from './snapshot/index.ts';

const SAVEPOINT = 'mig_check_views';

/**
 * Tries the new shape of a table on the views that read it, with no rows and leaving no trace: SQLite looks at a view when
 * it is used, and not when its table is replaced. One that did not work before is none of ours.
 *
 * @throws MIG_VIEW_BROKEN
 */
export async function assertViewsWork(
  connection: Connection,
  batch: BatchAlterTable & { readonly copyFrom: Table },
  { namingConvention: convention = {} }: CompileOptions,
): Promise<void> {
  const losesNames = batch.operations.some(
    (operation) =>
      operation.op === 'dropColumn' ||
      (operation.op === 'alterColumn' && operation.newColumnName !== undefined),
  );
  if (!losesNames) return;
  const catalog = batch.schema == null ? '' : `${inQuotes(nameText(batch.schema))}.`;
  const views = await readersOf(connection, nameText(batch.table), catalog);
  if (views.length === 0) return;
  const { table } = recreation(batch, {
    convention,
    nameOf: (named, naming) => finalName({ writer, convention: naming }, named),
  });
  const read = (): Promise<ReadonlyMap<string, string>> => invalidViews(connection, views, catalog);
  const broken = await withShape(connection, { batch, table, catalog }, read);
  if (broken === undefined || broken.size === 0) return;
  const brokenBefore = await read();
  const lost = [...broken].filter(([view]) => !brokenBefore.has(view));
  if (lost.length === 0) return;
  throw migError('MIG_VIEW_BROKEN', {
    table: nameText(batch.table),
    views: lost.map(([view, reason]) => `${view} (${reason})`).join(', '),
  });
}

/** Views that name the table, or a view that does. */
async function readersOf(connection: Connection, table: string, catalog: string): Promise<readonly string[]> {
  const views = await connection.query<{ name: string; sql: string }>(
    `select name, sql from ${catalog}sqlite_master where type = 'view' order by rowid`,
  );
  const found = new Set<string>();
  const names = [table.toLowerCase()];
  for (let wanted = names.pop(); wanted !== undefined; wanted = names.pop())
    for (const { name, sql } of views) {
      if (found.has(name) || !sql.toLowerCase().includes(wanted)) continue;
      found.add(name);
      names.push(name.toLowerCase());
    }
  return [...found];
}

/** Runs `work` while an empty table of the new shape has the name of the old one; not when there can be no such table. */
async function withShape<T>(
  connection: Connection,
  {
    batch,
    table,
    catalog,
  }: { readonly batch: BatchAlterTable; readonly table: Table; readonly catalog: string },
  work: () => Promise<T>,
): Promise<T | undefined> {
  const shape = { ...table, name: batch.table };
  await connection.execute('PRAGMA legacy_alter_table = ON');
  await connection.execute(`SAVEPOINT ${SAVEPOINT}`);
  try {
    await connection.execute(
      `ALTER TABLE ${catalog}${inQuotes(nameText(batch.table))} RENAME TO ${inQuotes(`${SAVEPOINT}_old`)}`,
    );
    for (const sql of compile({ op: 'createTable', table: shape }))
      // What is wrong with the table itself is for the batch to tell.
      if ((await problemOf(connection, sql)) !== undefined) return undefined;
    return await work();
  } finally {
    await connection.execute(`ROLLBACK TO ${SAVEPOINT}`);
    await connection.execute(`RELEASE ${SAVEPOINT}`);
    await connection.execute('PRAGMA legacy_alter_table = OFF');
  }
}
