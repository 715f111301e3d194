import type { Operation, ReplaceMaterializedView, ReplaceView } from '../../../operations/index.ts';
import { nameText, type MaterializedView, type View } from '../../../schema/index.ts';
import { qualified } from '../../standard/index.ts';
import type { Connection } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';
import { writer } from '../compile/index.ts';
import { takeSnapshot } from '../snapshot/index.ts';
import { lastPart, unquoted } from '../close/index.ts';
import { closed } from './closed.ts';
import { probe } from './probe.ts';

/** The new query in the place of the old one; what depends on the view is made anew where it has to be. */
export async function expandReplaceView(
  connection: Connection,
  operation: ReplaceView,
): Promise<readonly Operation[]> {
  const { view, keep = true } = operation;
  const found = await findRelation(connection, view, 'v');
  if (found === undefined) return [{ op: 'createView', view }];
  const from = await takeSnapshot(connection);
  const key = `view ${found}`;
  const before = from.objects[key];
  if (before === undefined) return [operation];
  const { definition, output } = await probe(connection, view);
  const was = (before.definition['options'] ?? []) as readonly string[];
  const object: CatalogObject = {
    ...before,
    definition: {
      ...before.definition,
      definition,
      options: optionsOf(view, keep ? was : []),
      ...commonOf(view),
    },
    output,
  };
  return closed(connection, from, {
    wanted: [{ key, object, properties: ['definition', 'options', ...Object.keys(commonOf(view))] }],
    gone: lostColumns(from, key, output),
  });
}

/** Always made anew, with its indexes and with what depends on it. */
export async function expandReplaceMaterializedView(
  connection: Connection,
  operation: ReplaceMaterializedView,
): Promise<readonly Operation[]> {
  const { materializedView: view } = operation;
  const found = await findRelation(connection, view, 'm');
  if (found === undefined) return [{ op: 'createMaterializedView', materializedView: view }];
  const from = await takeSnapshot(connection);
  const key = `materialized view ${found}`;
  const before = from.objects[key];
  if (before === undefined) return [operation];
  const { name, definition: query, columns } = view;
  const { definition, output } = await probe(connection, {
    name,
    definition: query,
    ...(columns === undefined ? {} : { columns }),
  });
  const { using, tablespace, withData } = view;
  const changes = {
    definition,
    ...(using === undefined ? {} : { accessMethod: using }),
    ...(tablespace === undefined ? {} : { tablespace }),
    ...(withData === undefined ? {} : { populated: withData }),
    ...(view.with === undefined
      ? {}
      : { options: Object.entries(view.with).map(([option, value]) => `${option}=${value}`) }),
    ...commonOf(view),
  };
  const object: CatalogObject = {
    ...before,
    definition: { ...before.definition, ...changes },
    output,
  };
  const replaced = await closed(connection, from, {
    wanted: [{ key, object, properties: Object.keys(changes) }],
    gone: lostColumns(from, key, output),
  });
  return [...replaced, ...newIndexes(view, from, key)];
}

/** Indexes that the view has not yet; those that are left out stay. */
function newIndexes(view: MaterializedView, from: CatalogSnapshot, key: string): readonly Operation[] {
  const there = Object.values(from.objects)
    .filter(({ kind, parent }) => kind === 'index' && parent === key)
    .map(({ name }) => unquoted(lastPart(name)));
  return (view.indexes ?? []).flatMap(({ name, ...shape }): readonly Operation[] => {
    if (name != null && there.includes(nameText(name))) return [];
    const { name: table, schema } = view;
    return [{ op: 'createIndex', name: name ?? null, table, schema: schema ?? null, ...shape }];
  });
}

/** The name as the snapshot has it; `undefined` when there is no such view. */
async function findRelation(
  connection: Connection,
  { name, schema }: Pick<View, 'name' | 'schema'>,
  kind: 'v' | 'm',
): Promise<string | undefined> {
  const [row] = await connection.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.oid = to_regclass($1) and c.relkind = $2`,
    [qualified(writer, name, schema).sql, kind],
  );
  return row?.name;
}

/** As the catalog lists them: what is said now goes before what is there. */
function optionsOf(
  { securityBarrier, securityInvoker, checkOption }: View,
  existing: readonly string[],
): readonly string[] {
  const options = new Map(existing.map((option) => option.split('=', 2) as [string, string]));
  if (securityBarrier !== undefined) options.set('security_barrier', String(securityBarrier));
  if (securityInvoker !== undefined) options.set('security_invoker', String(securityInvoker));
  if (checkOption !== undefined) options.set('check_option', checkOption.toLowerCase());
  return [...options].map(([name, value]) => `${name}=${value}`).sort();
}

function commonOf({
  owner,
  comment,
}: {
  readonly owner?: string;
  readonly comment?: string;
}): Readonly<Record<string, string>> {
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(comment === undefined ? {} : { comment }),
  };
}

/** Keys of what was said of columns that the view has no more. */
function lostColumns(from: CatalogSnapshot, key: string, output: readonly string[]): readonly string[] {
  return Object.entries(from.objects).flatMap(([child, { kind, parent, name }]) =>
    kind === 'view column' &&
    parent === key &&
    !output.some((column) => column.startsWith(`${lastPart(name)} `))
      ? [child]
      : [],
  );
}
