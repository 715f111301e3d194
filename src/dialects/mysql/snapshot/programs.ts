import type { Connection } from '../../contract.ts';
import type { CatalogObject } from '../../snapshot.ts';
import type { JsonValue } from '../../../util/index.ts';
import { inBackticks } from '../compile/index.ts';
import { displayName, keyOf } from './names.ts';
import { withoutDefiner } from './sql-text.ts';

export interface TriggerRow {
  readonly name: string;
  readonly tableName: string;
  readonly timing: string;
  readonly event: string;
  readonly statement: string;
  readonly sqlMode: string;
  readonly definer: string;
  readonly characterSetClient: string;
  readonly collationConnection: string;
  readonly databaseCollation: string;
}

/**
 * All triggers, in the order in which they act. Asked by the schema of their tables, which is their own: by `trigger_schema`
 * MariaDB opens the tables of every database, and waits for whoever locks one.
 */
export async function readTriggers(
  connection: Connection,
  database?: string,
): Promise<readonly TriggerRow[]> {
  return connection.query<TriggerRow>(
    `select trigger_name as name, event_object_table as tableName, action_timing as timing,
       event_manipulation as event, action_statement as statement, sql_mode as sqlMode, definer as definer,
       character_set_client as characterSetClient, collation_connection as collationConnection,
       database_collation as databaseCollation
     from information_schema.triggers where event_object_schema = coalesce(?, database())
     order by event_object_table, action_timing, event_manipulation, action_order`,
    [database ?? null],
  );
}

/** The statement that makes a trigger in the session's database, or in another. */
export function createTrigger(row: TriggerRow, database?: string): string {
  const { name, timing, event, tableName, statement } = row;
  const placed = (own: string): string =>
    [...(database === undefined ? [] : [database]), own].map(inBackticks).join('.');
  return `CREATE TRIGGER ${placed(name)} ${timing} ${event} ON ${placed(tableName)} FOR EACH ROW ${statement}`;
}

export function triggerObject(row: TriggerRow): CatalogObject {
  const { name, tableName, timing, event, statement, ...rest } = row;
  return {
    kind: 'trigger',
    name: displayName(tableName, name),
    parent: keyOf({ kind: 'table', name: displayName(tableName) }),
    definition: { timing, event, statement, ...rest },
    create: createTrigger(row),
  };
}

/** A routine, package or event as the server prints it. */
export interface Program {
  /** `PROCEDURE`, `FUNCTION`, `EVENT`, on MariaDB `PACKAGE` and `PACKAGE BODY`. */
  readonly type: string;
  readonly name: string;
  readonly create: string;
  readonly sqlMode: string;
  readonly definer: string;
  readonly timeZone?: string;
  readonly characterSetClient: string;
  readonly collationConnection: string;
  readonly databaseCollation: string;
}

interface ProgramName {
  readonly type: string;
  readonly name: string;
  readonly definer: string;
  /** When an event starts that was not told when. */
  readonly implicitStart: string | null;
}

/** All routines, packages and events. */
export async function readPrograms(connection: Connection): Promise<readonly Program[]> {
  const names = await connection.query<ProgramName>(
    `select routine_type as type, routine_name as name, definer as definer, null as implicitStart
     from information_schema.routines where routine_schema = database()
     union all
     select 'EVENT', event_name, definer,
       case when abs(timestampdiff(second, starts, convert_tz(created, '+00:00', time_zone))) <= 1
         then cast(starts as char) end
     from information_schema.events where event_schema = database()`,
  );
  const programs: Program[] = [];
  for (const { type, name, definer, implicitStart } of names) {
    const [row = {}] = await connection.query<Record<string, string>>(
      `show create ${type} ${inBackticks(name)}`,
    );
    const create = Object.entries(row).find(([column]) => column.startsWith('Create '))?.[1] ?? '';
    const timeZone = row['time_zone'];
    programs.push({
      type,
      name,
      create: implicitStart === null ? create : create.replace(` STARTS '${implicitStart}'`, ''),
      sqlMode: row['sql_mode'] ?? '',
      definer,
      ...(timeZone === undefined ? {} : { timeZone }),
      characterSetClient: row['character_set_client'] ?? '',
      collationConnection: row['collation_connection'] ?? '',
      databaseCollation: row['Database Collation'] ?? '',
    });
  }
  return programs;
}

/** The comment is told apart; the rest of the text is the definition. */
const COMMENT = /^ {4}COMMENT '((?:[^'\\]|''|\\.)*)'\n/m;

export function programObject({ type, name, create, ...rest }: Program): CatalogObject {
  const text = withoutDefiner(create);
  const comment = type === 'EVENT' ? undefined : COMMENT.exec(text)?.[1];
  const definition: Record<string, JsonValue> = { definition: text.replace(COMMENT, ''), ...rest };
  if (comment !== undefined) definition['comment'] = comment;
  return { kind: type.toLowerCase(), name: displayName(name), definition, create };
}
