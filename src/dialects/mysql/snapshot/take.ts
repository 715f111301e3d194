import { migError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot, SnapshotOptions } from '../../snapshot.ts';
import { withPinnedSettings } from '../session-settings.ts';
import { keyOf } from './names.ts';
import { programObject, readPrograms, readTriggers, triggerObject, type TriggerRow } from './programs.ts';
import { sequenceObject, tableObjects, type Characters } from './tables.ts';
import { viewObjects } from './views.ts';

/**
 * Everything that SHOW CREATE prints of the session's database, by one statement for each table, view, routine and
 * event: the catalog's own views leave out too much. Reads only; the session's settings stay as they are.
 *
 * @throws MIG_DATABASE_NOT_CHOSEN
 */
export async function takeSnapshot(
  connection: Connection,
  options: SnapshotOptions = {},
): Promise<CatalogSnapshot> {
  return taken(connection, () => readObjects(connection, options));
}

/** The part of a snapshot that tells what tables are made of, of the session's database or another: no programs, no views. */
export async function takeTables(
  connection: Connection,
  {
    database,
    tables,
  }: { readonly database?: string | undefined; readonly tables?: readonly string[] | undefined },
): Promise<CatalogSnapshot> {
  return taken(connection, async () => {
    const { name } = await readDatabase(connection, database);
    const relations = await readRelations(connection, name);
    return readTables(connection, {
      database: name,
      relations: relations.filter((relation) => tables?.includes(relation.name) ?? true),
      triggers: [],
    });
  });
}

async function taken(
  connection: Connection,
  read: () => Promise<readonly CatalogObject[]>,
): Promise<CatalogSnapshot> {
  const { dialect, product, version } = connection.server;
  const objects = await withPinnedSettings(connection, read);
  const sorted = objects
    .map((object) => [keyOf(object), object] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { format: 1, dialect, server: { product, version }, objects: Object.fromEntries(sorted) };
}

async function readObjects(
  connection: Connection,
  { ignoreTables = [] }: SnapshotOptions,
): Promise<readonly CatalogObject[]> {
  const database = await readDatabase(connection);
  const ignored = new Set(
    ignoreTables.map((name) => name.replace(new RegExp(`^${escaped(database.name)}\\.`), '')),
  );
  const relations = (await readRelations(connection, database.name)).filter(({ name }) => !ignored.has(name));
  const triggers = (await readTriggers(connection)).filter(({ tableName }) => !ignored.has(tableName));
  const objects: CatalogObject[] = [
    databaseObject(database),
    ...(await readTables(connection, { database: database.name, relations, triggers })),
  ];
  const views = relations.filter(({ type }) => type === 'VIEW').map(({ name }) => name);
  objects.push(...(await viewObjects(connection, database.name, views)));
  objects.push(...triggers.map(triggerObject));
  objects.push(...(await readPrograms(connection)).map(programObject));
  return objects;
}

async function readTables(
  connection: Connection,
  {
    database,
    relations,
    triggers,
  }: {
    readonly database: string;
    readonly relations: readonly RelationRow[];
    readonly triggers: readonly TriggerRow[];
  },
): Promise<readonly CatalogObject[]> {
  const characters = await readCharacters(connection, database);
  const objects: CatalogObject[] = [];
  for (const { name, type, collation } of relations) {
    if (type === 'SEQUENCE') objects.push(await sequenceObject(connection, database, name));
    else if (type === 'BASE TABLE' || type === 'SYSTEM VERSIONED')
      objects.push(
        ...(await tableObjects({
          connection,
          database,
          table: name,
          collation,
          characters: characters.get(name) ?? new Map<string, Characters>(),
          triggers: orderOf(triggers.filter(({ tableName }) => tableName === name)),
        })),
      );
  }
  return objects;
}

interface DatabaseRow {
  readonly name: string;
  readonly characterSet: string;
  readonly collation: string;
  readonly comment?: string;
}

/** The session's database, or another. */
async function readDatabase(connection: Connection, wanted?: string): Promise<DatabaseRow> {
  const comment = connection.server.dialect === 'mariadb' ? ', schema_comment as comment' : '';
  const [row] = await connection.query<DatabaseRow>(
    `select schema_name as name, default_character_set_name as characterSet,
       default_collation_name as collation${comment}
     from information_schema.schemata where schema_name = coalesce(?, database())`,
    [wanted ?? null],
  );
  if (row === undefined) throw migError('MIG_DATABASE_NOT_CHOSEN', {});
  return row;
}

/** What new tables get; the name of the database is nothing that a migration could carry to another. */
function databaseObject({ characterSet, collation, comment }: DatabaseRow): CatalogObject {
  return {
    kind: 'database',
    name: 'defaults',
    definition: { characterSet, collation, ...(comment ? { comment } : {}) },
  };
}

interface RelationRow {
  readonly name: string;
  readonly type: string;
  readonly collation: string | null;
}

async function readRelations(connection: Connection, database: string): Promise<readonly RelationRow[]> {
  return connection.query<RelationRow>(
    `select table_name as name, table_type as type, table_collation as collation
     from information_schema.tables where table_schema = ? order by table_name`,
    [database],
  );
}

async function readCharacters(
  connection: Connection,
  database: string,
): Promise<ReadonlyMap<string, ReadonlyMap<string, Characters>>> {
  const rows = await connection.query<Characters & { tableName: string; columnName: string }>(
    `select table_name as tableName, column_name as columnName, character_set_name as characterSet,
       collation_name as collation
     from information_schema.columns where table_schema = ? and collation_name is not null`,
    [database],
  );
  const tables = new Map<string, Map<string, Characters>>();
  for (const { tableName, columnName, characterSet, collation } of rows) {
    const columns = tables.get(tableName) ?? new Map<string, Characters>();
    tables.set(tableName, columns.set(columnName, { characterSet, collation }));
  }
  return tables;
}

/** Names of triggers by what they are for, where there are several for the same. */
function orderOf(triggers: readonly TriggerRow[]): Readonly<Record<string, readonly string[]>> {
  const order: Record<string, string[]> = {};
  for (const { timing, event, name } of triggers)
    (order[`${timing} ${event}`.toLowerCase()] ??= []).push(name);
  return Object.fromEntries(Object.entries(order).filter(([, names]) => names.length > 1));
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
