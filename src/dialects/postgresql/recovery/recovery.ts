import { createHash } from 'node:crypto';
import type { Connection, RecordKind, Recovery } from '../../contract.ts';
import { quote } from '../compile/index.ts';
import { splitStatements } from '../split/index.ts';
import { wordsOf } from '../words-of.ts';

/** Kinds by the first words, in order. */
const KINDS: readonly (readonly [RegExp, RecordKind])[] = [
  [/^(begin|start\s+transaction|commit|end|rollback|abort|savepoint|release)\b/i, 'transaction'],
  [/^create\s+(local\s+|global\s+)?temp(orary)?\b/i, 'temporary'],
  [/^(set|reset|discard|listen|unlisten|prepare|deallocate|load)\b/i, 'session'],
];

/** On PostgreSQL nearly every statement can share a transaction with its record; the few others are about indexes. */
export const recovery: Recovery = {
  kindOf(sql) {
    const words = sql.replace(/^(\s+|--[^\n]*(\n|$)|\/\*[^]*?\*\/)+/, '');
    const kind = KINDS.find(([start]) => start.test(words))?.[1];
    if (kind !== undefined) return kind;
    return splitStatements(sql).every(({ transactional }) => transactional) ? 'rows' : 'final';
  },
  async fingerprint(connection, sql) {
    // What is made once per server or elsewhere is not among the relations of this database.
    if (/\b(database|tablespace|subscription)\b/i.test(sql)) return undefined;
    const rows = await relationsIn(connection, sql);
    return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  },
  async leftover(connection, sql) {
    const broken = (await relationsIn(connection, sql)).filter(({ valid }) => valid === false);
    if (broken.length === 0) return undefined;
    const names = broken.map(({ place, name }) => `${quote(place)}.${quote(name)}`);
    return `it has left ${names.join(', ')} INVALID; drop it first: DROP INDEX CONCURRENTLY ${names.join(', ')}`;
  },
  async sessionId(connection) {
    const [row] = await connection.query<{ id: string }>(
      `select ${SESSION} as id from pg_catalog.pg_stat_activity a where a.pid = pg_catalog.pg_backend_pid()`,
    );
    return row?.id ?? '';
  },
  async activityOf(connection, sessionId) {
    const [row] = await connection.query<{ doing: string }>(
      `select pg_catalog.concat_ws(', ', a.state, 'for ' || (extract(epoch from pg_catalog.clock_timestamp() - a.query_start))::integer || ' s') as doing
       from pg_catalog.pg_stat_activity a
       where ${SESSION} = $1 and a.state <> 'idle' and a.pid <> pg_catalog.pg_backend_pid()`,
      [sessionId],
    );
    return row?.doing;
  },
};

/** Process ids are used again. */
const SESSION = `a.pid || '/' || (extract(epoch from a.backend_start) * 1000)::bigint`;

interface Relation {
  readonly place: string;
  readonly name: string;
  readonly kind: string;
  readonly definition: string | null;
  readonly valid: boolean | null;
}

/** The relations whose names are words of a statement, and the indexes of those. */
async function relationsIn(connection: Connection, sql: string): Promise<readonly Relation[]> {
  return connection.query<Relation>(
    `select n.nspname::text as place, c.relname::text as name, c.relkind::text as kind,
       coalesce(pg_catalog.pg_get_indexdef(i.indexrelid), c.relispartition::text) as definition, i.indisvalid and i.indisready as valid
     from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     left join pg_catalog.pg_index i on i.indexrelid = c.oid
     where n.nspname not like 'pg\\_%' and (c.relname::text = any($1)
       or i.indrelid in (select t.oid from pg_catalog.pg_class t where t.relname::text = any($1)))
     order by 1, 2`,
    [wordsOf(sql)],
  );
}
