import type { View } from '../../../schema/index.ts';
import { qualified } from '../../standard/index.ts';
import type { Connection } from '../../contract.ts';
import { viewStatement, writer } from '../compile/index.ts';

const PROBE = 'mig_check_probe';

export interface Probed {
  /** The query as the server prints it. */
  readonly definition: string;
  /** Its columns with their types. */
  readonly output: readonly string[];
}

/** What the server makes of a query: a temporary view of it is made, read and dropped. */
export async function probe(connection: Connection, view: View): Promise<Probed> {
  const { name: _name, schema: _schema, owner: _owner, comment: _comment, recursive, ...rest } = view;
  const temporary: View = { ...rest, name: recursive ? view.name : PROBE, temporary: true };
  const target = qualified(writer, temporary.name, 'pg_temp').sql;
  await connection.execute(
    viewStatement({ ...temporary, ...(recursive ? { recursive } : {}) }, 'CREATE', writer).sql,
  );
  try {
    const [row] = await connection.query<{ definition: string; output: string }>(
      `select pg_get_viewdef(c.oid) as definition,
         (select json_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
            || coalesce(' collate ' || a.attcollation::regcollation::text, '') order by a.attnum)
          from pg_attribute a where a.attrelid = c.oid and a.attnum > 0)::text as output
       from pg_class c where c.oid = to_regclass($1)`,
      [target],
    );
    return {
      definition: row?.definition ?? view.definition,
      output: JSON.parse(row?.output ?? '[]') as readonly string[],
    };
  } finally {
    await connection.execute(`DROP VIEW IF EXISTS ${target}`).catch(() => undefined);
  }
}
