import type { MetaDataObjects, Table } from '../../../schema/index.ts';
import type { Connection, Reflection, ReflectOptions, Remark } from '../../contract.ts';
import type { CatalogObject, CatalogSnapshot } from '../../snapshot.ts';
import { createClosing, keyOf, nameParts, ownName, unquoted, type Closing } from '../close/index.ts';
import { literal } from '../compile/index.ts';
import { takeTables } from '../snapshot/index.ts';
import { readSequences } from './read-sequences.ts';
import { readTable, type TableReading } from './read-table.ts';
import { readTypes, type ReadTypes } from './read-types.ts';

/**
 * Tables of one schema, with the extensions, enums, domains, composite types and sequences that are there; when tables are
 * named, with the types and sequences that they use. Names in the session's current schema come without it.
 */
export async function reflect(
  connection: Connection,
  { tables, schema }: ReflectOptions = {},
): Promise<Reflection> {
  const [session] = await connection.query<{ home: string | null }>(
    'select quote_ident(current_schema()) as home',
  );
  const home = session?.home ?? 'public';
  const snapshot = await takeTables(connection, { home: literal(home) });
  return readReflection(snapshot, { home, schema, tables });
}

/** The tables of a snapshot, or of the part of one that tells of tables. @param place.home quoted where needed */
export function readReflection(
  snapshot: CatalogSnapshot,
  {
    home,
    schema,
    tables,
  }: {
    readonly home: string;
    readonly schema?: string | undefined;
    readonly tables?: readonly string[] | undefined;
  },
): Reflection {
  const closing = createClosing(snapshot, snapshot, { home });
  const types = readTypes(closing);
  const place = schema ?? unquoted(home);
  const isThere = ({ name }: Pick<CatalogObject, 'name'>): boolean =>
    unquoted(nameParts(name)[0] ?? '') === place;
  const found = Object.values(snapshot.objects).filter(
    (object) =>
      (object.kind === 'table' || object.kind === 'foreign table') &&
      isThere(object) &&
      (tables === undefined || tables.includes(ownName(object))),
  );
  const readings = found.map((object) => readTable(object, { closing, types }));
  const remarks = [
    ...readings.flatMap((reading) => reading.remarks),
    ...(tables === undefined ? typeRemarks(closing, isThere) : []),
  ].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const read = readings.flatMap(({ table }) => (table === undefined ? [] : [table]));
  const isWanted = tables === undefined ? isThere : (object: CatalogObject): boolean => types.isUsed(object);
  return {
    metadata: {
      tables: schema === undefined ? read : read.map((table) => withSchema(table, schema)),
      ...(tables === undefined ? extensionsOf(closing, place) : {}),
      ...objectsOf(types, isWanted),
      ...sequencesOf(readings, closing, tables === undefined ? isThere : undefined),
    },
    remarks,
  };
}

/** Extensions that put their objects there, in whatever version the server has. */
function extensionsOf({ to, home }: Closing, place: string): MetaDataObjects {
  const extensions = Object.values(to.objects)
    .filter(
      ({ kind, definition }) =>
        kind === 'extension' && unquoted(String(definition['schema'] as string)) === place,
    )
    .map(({ name }) => ({ name: unquoted(name), ...(unquoted(home) === place ? {} : { schema: place }) }));
  return filled({ extensions });
}

function objectsOf(types: ReadTypes, isWanted: (object: CatalogObject) => boolean): MetaDataObjects {
  const pick = <Item>(list: readonly { readonly object: CatalogObject; readonly data: Item }[]): Item[] =>
    list.filter(({ object }) => isWanted(object)).map(({ data }) => data);
  return filled({
    enums: pick(types.enums),
    domains: pick(types.domains),
    compositeTypes: pick(types.composites),
  });
}

/** Those that no table brings: where `isThere`, else those that the tables name. */
function sequencesOf(
  readings: readonly TableReading[],
  closing: Closing,
  isThere: ((object: CatalogObject) => boolean) | undefined,
): MetaDataObjects {
  const brought = new Set(readings.flatMap(({ serials }) => serials.map(({ name }) => name)));
  const defaults = readings
    .flatMap(({ table }) => table?.columns ?? [])
    .flatMap(({ serverDefault }) =>
      typeof serverDefault === 'object' && 'text' in serverDefault ? [serverDefault.text] : [],
    );
  const isNamed = ({ name }: CatalogObject): boolean =>
    defaults.some((sql) => sql.includes(`'${closing.sql(name).replaceAll("'", "''")}'`));
  const sequences = Object.values(closing.to.objects).filter(
    (object) => object.kind === 'sequence' && !brought.has(object.name) && (isThere ?? isNamed)(object),
  );
  return filled({ sequences: readSequences(sequences, closing) });
}

function typeRemarks(closing: Closing, isThere: (object: CatalogObject) => boolean): readonly Remark[] {
  return Object.values(closing.to.objects)
    .filter((object) => /^(range|base) type$/.test(object.kind) && isThere(object))
    .map((object) => ({ key: keyOf(object), reason: `schema data has no words for a ${object.kind}` }));
}

function withSchema(table: Table, schema: string): Table {
  const { name, ...rest } = table;
  return { name, ...rest, schema: table.schema ?? schema };
}

/** Without the lists that are empty. */
function filled(lists: MetaDataObjects): MetaDataObjects {
  return Object.fromEntries(
    Object.entries(lists).filter(([, list]) => (list as readonly unknown[]).length > 0),
  );
}
