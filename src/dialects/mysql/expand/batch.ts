import { migError } from '../../../errors/index.ts';
import {
  newReflectArgs,
  withReflectOptions,
  type BatchAlterTable,
  type Operation,
} from '../../../operations/index.ts';
import { autoincrementColumn, nameText, type Table } from '../../../schema/index.ts';
import type { Connection } from '../../contract.ts';
import { reflectedTable } from '../../reflected-table.ts';
import { inBackticks, literal, recreatesTable, type Flavour } from '../compile/index.ts';
import { createReflect } from '../reflect/index.ts';
import { createTrigger, readTriggers, withDefiner } from '../snapshot/index.ts';

/**
 * A batch that makes its table anew, with all that hangs on the table: what the table is now, if the batch does not say, its
 * counter and its triggers. Privileges and views go by its name.
 *
 * @throws MIG_REFLECTION_FAILED for a table that has something which would be lost
 * @throws MIG_OPERATION_UNSUPPORTED when another table refers to it: the server would stop half-way
 */
export async function expandBatch(
  connection: Connection,
  batch: BatchAlterTable,
  flavour: Flavour,
): Promise<readonly Operation[]> {
  if (!recreatesTable(batch, flavour)) return [batch];
  const name = nameText(batch.table);
  const schema = batch.schema == null ? undefined : nameText(batch.schema);
  const { found, args } = await tableOf(connection, batch, flavour);
  await assertNotReferred(connection, { name, schema, dialect: flavour.name });
  const place = [...(schema === undefined ? [] : [schema]), name].map(inBackticks).join('.');
  const counter = await counterOf(connection, place);
  const copyFrom: Table =
    counter === undefined
      ? found
      : { ...found, dialectOptions: { ...found.dialectOptions, [`${flavour.name}AutoIncrement`]: counter } };
  const made: BatchAlterTable = {
    ...batch,
    ...args,
    copyFrom,
    ...(batch.copyFrom === undefined && batch.namingConvention !== undefined
      ? { copyFromNamingConvention: batch.namingConvention }
      : {}),
  };
  const triggers = (await readTriggers(connection, schema)).filter(({ tableName }) => tableName === name);
  const settings = await readSettings(connection);
  const restore = execute(setSession(settings));
  const triggered = triggers.flatMap((row): readonly Operation[] => {
    const { sqlMode, characterSetClient, collationConnection, definer } = row;
    return [
      execute(
        setSession({
          character_set_client: characterSetClient,
          sql_mode: sqlMode,
          collation_connection: collationConnection,
        }),
      ),
      execute(withDefiner(createTrigger(row, schema), definer)),
    ];
  });
  return [
    ...(autoincrementColumn(copyFrom) === undefined
      ? [made]
      : // A row with the number 0 would get another one.
        [execute(setSession({ sql_mode: withZeros(settings.sql_mode) })), made, restore]),
    ...triggered,
    ...(triggered.length === 0 ? [] : [restore]),
  ];
}

async function tableOf(
  connection: Connection,
  batch: BatchAlterTable,
  flavour: Flavour,
): Promise<{ readonly found: Table; readonly args?: Pick<BatchAlterTable, 'reflectArgs'> }> {
  const { copyFrom, table, schema } = batch;
  if (copyFrom !== undefined) return { found: copyFrom };
  const reflect = createReflect(flavour);
  const found = await reflectedTable({ reflect }, connection, table, { schema: schema ?? null });
  if (found === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `alter table ${nameText(table)} in a batch`,
      problem: 'there is no such table',
    });
  return { found: withReflectOptions(found, batch), args: newReflectArgs(found, batch) };
}

async function assertNotReferred(
  connection: Connection,
  {
    name,
    schema,
    dialect,
  }: { readonly name: string; readonly schema: string | undefined; readonly dialect: string },
): Promise<void> {
  const [row] = await connection.query<{ referring: string }>(
    `select table_name as referring from information_schema.key_column_usage
     where referenced_table_schema = coalesce(?, database()) and referenced_table_name = ?
       and not (table_schema = coalesce(?, database()) and table_name = ?) and @@session.foreign_key_checks = 1
     limit 1`,
    [schema ?? null, name, schema ?? null, name],
  );
  if (row === undefined) return;
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: `make table ${name} anew`,
    dialect,
    problem: `${row.referring} refers to it, and the server does not drop the old table then; drop that foreign key before the batch, or SET foreign_key_checks = 0`,
  });
}

/** The number that the next row gets. */
async function counterOf(connection: Connection, place: string): Promise<string | undefined> {
  const [row] = await connection.query<Record<string, string>>(`show create table ${place}`);
  return /^\) ENGINE=\w+ AUTO_INCREMENT=(\d+)/m.exec(row?.['Create Table'] ?? '')?.[1];
}

interface Settings {
  readonly character_set_client: string;
  readonly sql_mode: string;
  readonly collation_connection: string;
}

async function readSettings(connection: Connection): Promise<Settings> {
  const [row] = await connection.query<Settings>(
    `select @@session.character_set_client as character_set_client, @@session.sql_mode as sql_mode,
       @@session.collation_connection as collation_connection`,
  );
  return row as Settings;
}

/** In this order: the character set of a session changes its collation. */
function setSession(settings: Partial<Settings>): string {
  const parts = Object.entries(settings).map(
    ([name, value]) => `SESSION ${name} = ${literal(String(value))}`,
  );
  return `SET ${parts.join(', ')}`;
}

function withZeros(mode: string): string {
  return [...mode.split(',').filter((word) => word !== ''), 'NO_AUTO_VALUE_ON_ZERO'].join(',');
}

/** One statement as it stands. */
function execute(sql: string): Operation {
  return { op: 'execute', sql: sql.replaceAll('\\:', '\\\\:') };
}
