import { FIRST_USER_OID } from './sql.ts';

/** The server that a query is written for. */
export interface SnapshotServer {
  /** `server_version_num`: 150020. */
  readonly version: number;
  /** Some columns can be read by superusers only. */
  readonly superuser: boolean;
}

/** An object's place in the catalogs: `[catalog, oid, sub-object]`, the last two as SQL. Only used while a snapshot is taken. */
export type Address = readonly [catalog: string, oid: string, sub?: string];

/** One SELECT over the catalogs; every field but `address[0]` and `kind` is an SQL expression over `from`. */
export interface ObjectQuery {
  /** SQL too, so a literal needs its quotes. */
  readonly kind: string;
  readonly name: string;
  readonly address: Address;
  readonly parent?: Address;
  /** The object this one is a copy of, by inheritance or partitioning. */
  readonly inheritedFrom?: Address;
  readonly definition: Readonly<Record<string, string>>;
  /** The statement that makes it, as the server itself prints it. */
  readonly create?: string;
  /** A JSON array of texts: what others may rely on. */
  readonly output?: string;
  /** What follows FROM, with WHERE. */
  readonly from: string;
  /** What is true of the row of such an object in its catalog, and not of every other row there. */
  readonly among?: string;
  /** Whether there can be any. By default users must have made something in the catalog, of what `among` says. */
  readonly present?: string;
}

/** The objects of one corner of the catalog. */
export interface Family {
  readonly name: string;
  queries(server: SnapshotServer): readonly ObjectQuery[];
}

/** One row of a family's query, in the order of the array the query builds. */
export type FamilyRow = readonly [
  kind: string,
  name: string,
  address: RowAddress,
  parent: RowAddress | null,
  inheritedFrom: RowAddress | null,
  definition: Readonly<Record<string, unknown>>,
  create: string | null,
  output: readonly string[] | null,
];

export type RowAddress = readonly [catalog: string, oid: number | null, sub: number];

/** Whether each query can find anything, asked in one statement: to ask is a fraction of planning a query in vain. */
export function presenceSql(queries: readonly ObjectQuery[]): string {
  return `select json_build_array(${queries.map(presence).join(', ')})::text as items`;
}

function presence({ present, ...query }: ObjectQuery): string {
  return present ?? `exists (${ofUsers(query)})`;
}

/** Rows of a query's catalog that can be what it finds. */
export function ofUsers({
  address: [catalog],
  among = 'true',
}: Pick<ObjectQuery, 'address' | 'among'>): string {
  return `select from ${catalog} where oid >= ${FIRST_USER_OID} and (${among})`;
}

/** One statement for a whole family. It gives one row with one JSON text, so that no driver's type parsing gets in the way. */
export function familySql(queries: readonly ObjectQuery[]): string {
  const selects = queries.map(
    (query) => `select json_build_array(
      ${query.kind},
      ${query.name},
      ${address(query.address)},
      ${query.parent === undefined ? 'null' : address(query.parent)},
      ${query.inheritedFrom === undefined ? 'null' : address(query.inheritedFrom)},
      json_build_object(${Object.entries(query.definition)
        .map(([property, sql]) => `'${property}', ${sql}`)
        .join(', ')}),
      ${query.create ?? 'null'},
      ${query.output ?? 'null'}) as item
      from ${query.from}`,
  );
  return `select coalesce(json_agg(item), '[]')::text as items from (${selects.join('\nunion all\n')}) as family`;
}

function address([catalog, oid, sub = '0']: Address): string {
  return `json_build_array('${catalog}', (${oid})::bigint, ${sub})`;
}
