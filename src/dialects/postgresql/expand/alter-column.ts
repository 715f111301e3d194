import type { AlterColumn, Operation } from '../../../operations/index.ts';
import { nameText, sameName } from '../../../schema/index.ts';
import { qualified } from '../../standard/index.ts';
import type { Connection } from '../../contract.ts';
import { writer } from '../compile/index.ts';
import { takeSnapshot } from '../snapshot/index.ts';
import { closed } from './closed.ts';
import { probe } from './probe.ts';

/**
 * The server refuses another type for a column that views, rules, triggers, policies or routines name: those are dropped
 * first, and made again behind it. A generated column that is computed from it would lose its place in the table: then the
 * server is left to refuse.
 * @see https://www.postgresql.org/docs/current/sql-altertable.html
 */
export async function expandAlterColumn(
  connection: Connection,
  operation: AlterColumn,
): Promise<readonly Operation[]> {
  const { type, newColumnName, ...altered } = operation;
  if (type === undefined) return [operation];
  const found = await findColumn(connection, operation);
  if (found === undefined || !found.named || found.computed) return [operation];
  const from = await takeSnapshot(connection);
  const { key } = found;
  const object = from.objects[key];
  if (object === undefined) return [operation];
  const { output } = await probe(connection, {
    name: 'mig_check_type',
    definition: `select null::${writer.type(type, altered.schema).sql} as c`,
  });
  const wanted = { ...object.definition, type: (output[0] ?? '').replace(/^c | collate .*$/g, '') };
  const steps = await closed(connection, from, {
    wanted: [{ key, object: { ...object, definition: wanted }, properties: ['type'] }],
  });
  const isOwn = (step: Operation): boolean =>
    step.op === 'alterColumn' &&
    sameName(step.table, operation.table) &&
    sameName(step.column, operation.column);
  const at = steps.findIndex(isOwn);
  if (at === -1) return [operation];
  return [
    ...steps.slice(0, at),
    { ...altered, type },
    ...steps.slice(at).filter((step) => !isOwn(step)),
    // What is made again has the old name in it, and follows.
    ...(newColumnName === undefined ? [] : [renamed(operation)]),
  ];
}

function renamed({ op, table, schema, column, newColumnName }: AlterColumn): Operation {
  return {
    op,
    table,
    column,
    ...(schema == null ? {} : { schema }),
    ...(newColumnName === undefined ? {} : { newColumnName }),
  };
}

interface FoundColumn {
  /** In a snapshot. */
  readonly key: string;
  /** Something that has to be made again names it. */
  readonly named: boolean;
  /** A generated column is computed from it. */
  readonly computed: boolean;
}

async function findColumn(
  connection: Connection,
  { table, schema, column }: AlterColumn,
): Promise<FoundColumn | undefined> {
  const [row] = await connection.query<FoundColumn>(
    `select 'column ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || '.' || quote_ident(a.attname) as key,
       exists (select from pg_depend d
         where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum
           and d.classid in ('pg_rewrite'::regclass, 'pg_trigger'::regclass, 'pg_policy'::regclass, 'pg_proc'::regclass)) as named,
       exists (select from pg_depend d
         join pg_attrdef e on e.oid = d.objid
         join pg_attribute g on g.attrelid = e.adrelid and g.attnum = e.adnum and g.attgenerated <> ''
         where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid and d.refobjsubid = a.attnum
           and d.classid = 'pg_attrdef'::regclass and g.attnum <> a.attnum) as computed
     from pg_class c
     join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = $2 and not a.attisdropped
     where c.oid = to_regclass($1)`,
    [qualified(writer, table, schema).sql, nameText(column)],
  );
  return row;
}
