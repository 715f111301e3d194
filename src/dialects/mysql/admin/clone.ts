import { isMigError, type MigError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import { inBackticks, literal } from '../compile/index.ts';
import {
  createTrigger,
  readPrograms,
  readTriggers,
  withDefiner,
  withoutDatabase,
  type Program,
} from '../snapshot/index.ts';

interface Clone {
  readonly from: string;
  /** Exists, and is empty. */
  readonly to: string;
}

/** What a copy must not trip over: keys to tables that come later, zero dates, a 0 in a column that numbers itself. */
const SETTINGS = `set session foreign_key_checks = 0, session unique_checks = 0,
  session sql_mode = 'NO_AUTO_VALUE_ON_ZERO,ALLOW_INVALID_DATES', session time_zone = '+00:00'`;

/**
 * Fills an empty database with the schema and rows of another on the same server: tables with their counters, sequences,
 * rows, then views, routines, triggers and events. The session is reset by its own end only, so its settings change.
 *
 * @throws MIG_STATEMENT_FAILED, also for a view that cannot be run any more
 */
export async function cloneDatabase(admin: Connection, { from, to }: Clone): Promise<void> {
  await admin.execute(SETTINGS);
  const isMariadb = admin.server.dialect === 'mariadb';
  if (isMariadb) await admin.execute('set session check_constraint_checks = 0');
  await admin.execute(`use ${inBackticks(from)}`);
  const source = await readSource(admin, from);
  await admin.execute(`use ${inBackticks(to)}`);
  for (const { name, create, next } of source.sequences) {
    await admin.execute(create);
    await admin.execute(`do setval(${inBackticks(name)}, ${next}, 0)`);
  }
  for (const create of source.tables.map((table) => table.create)) await admin.execute(create);
  for (const { name, columns } of source.tables) {
    if (columns === '') continue;
    const table = inBackticks(name);
    await admin.execute(
      `insert into ${table} (${columns}) select ${columns} from ${inBackticks(from)}.${table}`,
    );
  }
  await createInAnyOrder(
    admin,
    source.programs.filter(isRoutine).map((program) => programStatements(program)),
  );
  await createInAnyOrder(admin, source.views);
  for (const trigger of source.triggers)
    await runAll(admin, programStatements({ ...trigger, type: 'TRIGGER', create: createTrigger(trigger) }));
  for (const event of source.programs.filter((program) => !isRoutine(program)))
    await runAll(admin, programStatements(event));
  // A database that no session uses can be dropped without ending this one.
  await admin.execute(SETTINGS);
}

interface SourceTable {
  readonly name: string;
  readonly create: string;
  /** Those that can be written, as a list. */
  readonly columns: string;
}

interface Source {
  readonly sequences: readonly { readonly name: string; readonly create: string; readonly next: string }[];
  readonly tables: readonly SourceTable[];
  readonly views: readonly (readonly string[])[];
  readonly programs: readonly Program[];
  readonly triggers: Awaited<ReturnType<typeof readTriggers>>;
}

async function readSource(admin: Connection, database: string): Promise<Source> {
  const relations = await admin.query<{ name: string; type: string }>(
    `select table_name as name, table_type as type from information_schema.tables
     where table_schema = database() order by table_name`,
  );
  const columns = await writableColumns(admin);
  const created = async (kind: string, name: string): Promise<string> => {
    const [row = {}] = await admin.query<Record<string, string>>(`show create ${kind} ${inBackticks(name)}`);
    const create = Object.entries(row).find(([column]) => column.startsWith('Create '))?.[1] ?? '';
    return withoutDatabase(create, database);
  };
  const sequences: Source['sequences'][number][] = [];
  const tables: SourceTable[] = [];
  const views: (readonly string[])[] = [];
  for (const { name, type } of relations) {
    if (type === 'VIEW') views.push([await created('view', name)]);
    else if (type === 'SEQUENCE') {
      const [row] = await admin.query<{ next: string | number }>(
        `select next_not_cached_value as next from ${inBackticks(name)}`,
      );
      sequences.push({ name, create: await created('sequence', name), next: String(row?.next) });
    } else if (type === 'BASE TABLE' || type === 'SYSTEM VERSIONED')
      tables.push({ name, create: await created('table', name), columns: columns.get(name) ?? '' });
  }
  const [triggers, programs] = [await readTriggers(admin), await readPrograms(admin)];
  return { sequences, tables, views, triggers, programs };
}

async function writableColumns(admin: Connection): Promise<ReadonlyMap<string, string>> {
  const rows = await admin.query<{ tableName: string; columnName: string }>(
    `select table_name as tableName, column_name as columnName from information_schema.columns
     where table_schema = database() and coalesce(generation_expression, '') = '' and extra not like '%GENERATED%ALWAYS%'
     order by table_name, ordinal_position`,
  );
  const columns = new Map<string, string>();
  for (const { tableName, columnName } of rows) {
    const known = columns.get(tableName);
    columns.set(tableName, [...(known === undefined ? [] : [known]), inBackticks(columnName)].join(', '));
  }
  return columns;
}

function isRoutine({ type }: Program): boolean {
  return type !== 'EVENT';
}

/** A stored program remembers the settings under which it was made. */
function programStatements(
  program: Pick<
    Program,
    'create' | 'definer' | 'sqlMode' | 'characterSetClient' | 'collationConnection' | 'timeZone'
  > & { readonly type: string },
): readonly string[] {
  const { create, definer, sqlMode, characterSetClient, collationConnection, timeZone } = program;
  const settings = [
    `session sql_mode = ${literal(sqlMode)}`,
    ...(timeZone === undefined ? [] : [`session time_zone = ${literal(timeZone)}`]),
    `session collation_connection = ${literal(collationConnection)}`,
  ];
  return [
    `set session character_set_client = ${literal(characterSetClient)}, ${settings.join(', ')}`,
    withDefiner(create, definer),
    'set names utf8mb4',
  ];
}

async function runAll(admin: Connection, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await admin.execute(statement);
}

/** Creates what needs one another: what fails is tried again as long as anything else succeeds. */
async function createInAnyOrder(admin: Connection, creations: readonly (readonly string[])[]): Promise<void> {
  let left = creations;
  let failure: MigError | undefined;
  while (left.length > 0) {
    const failed: (readonly string[])[] = [];
    for (const statements of left) {
      try {
        await runAll(admin, statements);
      } catch (error) {
        if (!isMigError(error)) throw error;
        failure = error;
        failed.push(statements);
      }
    }
    if (failed.length === left.length && failure !== undefined) throw failure;
    left = failed;
  }
}
