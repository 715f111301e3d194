import { createHash } from 'node:crypto';
import type { Connection } from '../../contract.ts';
import { inBackticks } from '../compile/index.ts';

const CHANGES = /^\s*(?:create|alter|drop|rename|truncate)\b/i;
/** The first of these words says what a statement is about. */
const SUBJECT =
  /\b(table|view|index|trigger|procedure|function|event|sequence|user|role|database|schema|server|tablespace|instance)\b/i;
const SEEN: readonly string[] = [
  'table',
  'view',
  'index',
  'trigger',
  'procedure',
  'function',
  'event',
  'sequence',
];
const NAME = /`((?:[^`]|``)+)`|[\w$\u0080-\uffff]+/g;
const MOST_NAMES = 500;

/**
 * A hash over what the catalog says of every table, view, trigger, routine and event whose name is a word of the
 * statement; `undefined` for a statement about something else.
 */
export async function fingerprint(connection: Connection, sql: string): Promise<string | undefined> {
  const subject = SUBJECT.exec(sql)?.[1]?.toLowerCase() ?? '';
  if (!CHANGES.test(sql) || !SEEN.includes(subject)) return undefined;
  const names = namesIn(sql);
  const counters = /\bauto_increment\s*=/i.test(sql);
  const seen = [...(await tables(connection, { names, counters })), ...(await programs(connection, names))];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}

function namesIn(sql: string): readonly string[] {
  const names = [...sql.matchAll(NAME)].map(([word, quoted]) => quoted?.replaceAll('``', '`') ?? word);
  return [...new Set(names)].slice(0, MOST_NAMES);
}

interface Wanted {
  readonly names: readonly string[];
  /** The next number of a table is looked at; otherwise rows that others insert meanwhile would count. */
  readonly counters: boolean;
}

async function tables(connection: Connection, { names, counters }: Wanted): Promise<readonly unknown[]> {
  const found = await connection.query<{ place: string; name: string }>(
    `select table_schema as place, table_name as name from information_schema.tables
     where (table_schema = database() or table_schema in (${marks(names)})) and table_name in (${marks(names)})
     order by 1, 2`,
    [...names, ...names],
  );
  const definitions: unknown[] = [];
  for (const { place, name } of found) {
    const [row = {}] = await connection.query(`show create table ${inBackticks(place)}.${inBackticks(name)}`);
    const text = JSON.stringify(Object.values(row));
    definitions.push(place, name, counters ? text : text.replace(/ AUTO_INCREMENT=\d+/, ''));
  }
  return definitions;
}

async function programs(connection: Connection, names: readonly string[]): Promise<readonly unknown[]> {
  const list = marks(names);
  const rows = await connection.query(
    `select 'trigger' as kind, trigger_name as name,
       sha2(concat_ws('|', event_object_table, action_timing, event_manipulation, action_statement), 256) as text
     from information_schema.triggers
     where event_object_schema = database() and (trigger_name in (${list}) or event_object_table in (${list}))
     union all
     select routine_type, routine_name,
       sha2(concat_ws('|', routine_definition, dtd_identifier, security_type, sql_data_access, routine_comment, last_altered), 256)
     from information_schema.routines where routine_schema = database() and routine_name in (${list})
     union all
     select 'event', event_name, sha2(concat_ws('|', event_definition, status, execute_at, interval_value, last_altered), 256)
     from information_schema.events where event_schema = database() and event_name in (${list})`,
    [...names, ...names, ...names, ...names],
  );
  return rows.map((row) => JSON.stringify(Object.values(row))).sort();
}

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
