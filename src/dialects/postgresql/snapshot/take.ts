import type { Connection } from '../../contract.ts';
import type { CatalogSnapshot, SnapshotOptions } from '../../snapshot.ts';
import { assemble } from './assemble.ts';
import { DEPENDENCIES, type Dependency } from './dependencies.ts';
import { columns } from './columns.ts';
import { constraints } from './constraints.ts';
import { extensions } from './extensions.ts';
import { families } from './families.ts';
import {
  familySql,
  presenceSql,
  type Family,
  type FamilyRow,
  type ObjectQuery,
  type SnapshotServer,
} from './family.ts';
import { indexes } from './indexes.ts';
import { REMARKS, type Remark } from './remarks.ts';
import { withPinnedSettings } from './scope.ts';
import { sequences } from './sequences.ts';
import { shadowedNames } from './shadowed.ts';
import { tables } from './tables.ts';
import { types } from './types.ts';

/**
 * Everything that the catalog knows, in one query for each family of objects that has any, however many there are. Reads
 * only; an open transaction stays open, and the session's settings stay as they are.
 */
export async function takeSnapshot(
  connection: Connection,
  options: SnapshotOptions = {},
): Promise<CatalogSnapshot> {
  return readCatalog(connection, { families, dependencies: true, ...options });
}

/** The part of a snapshot that tells what tables are made of: no privileges of other objects, no dependencies. */
export async function takeTables(
  connection: Connection,
  options: Pick<CatalogReading, 'home'>,
): Promise<CatalogSnapshot> {
  return readCatalog(connection, {
    families: [extensions, types, tables, columns, sequences, constraints, indexes],
    dependencies: false,
    ...options,
  });
}

interface CatalogReading {
  readonly families: readonly Family[];
  readonly dependencies: boolean;
  /** The default schema as an SQL literal. */
  readonly home?: string;
  readonly ignoreTables?: readonly string[];
}

async function readCatalog(connection: Connection, reading: CatalogReading): Promise<CatalogSnapshot> {
  const { product, version, versionNumber } = connection.server;
  const { rows, remarks, dependencies, shadowed } = await withPinnedSettings(connection, async () => {
    const server: SnapshotServer = { version: versionNumber, superuser: await isSuperuser(connection) };
    const rows: FamilyRow[] = [];
    for (const queries of await presentQueries(connection, reading.families, server))
      rows.push(...(await items<FamilyRow>(connection, familySql(queries))));
    return {
      rows,
      remarks: await items<Remark>(connection, REMARKS),
      dependencies: reading.dependencies ? await items<Dependency>(connection, DEPENDENCIES) : [],
      shadowed: await items<string>(connection, shadowedNames(reading.home)),
    };
  });
  return {
    format: 1,
    dialect: 'postgresql',
    server: { product, version },
    objects: assemble({ rows, remarks, dependencies, ignoredTables: new Set(reading.ignoreTables ?? []) }),
    ...(shadowed.length === 0 ? {} : { shadowed }),
  };
}

/** The queries of each family that can find anything. */
async function presentQueries(
  connection: Connection,
  families: readonly Family[],
  server: SnapshotServer,
): Promise<readonly (readonly ObjectQuery[])[]> {
  const all = families.map((family) => family.queries(server));
  const isPresent = await items<boolean>(connection, presenceSql(all.flat()));
  const present = new Set(all.flat().filter((_query, index) => isPresent[index]));
  return all
    .map((queries) => queries.filter((query) => present.has(query)))
    .filter((queries) => queries.length > 0);
}

async function items<Item>(connection: Connection, sql: string): Promise<readonly Item[]> {
  const [row] = await connection.query<{ items: string }>(sql);
  return JSON.parse(row?.items ?? '[]') as readonly Item[];
}

async function isSuperuser(connection: Connection): Promise<boolean> {
  const [row] = await connection.query<{ superuser: string }>(
    `select current_setting('is_superuser') as superuser`,
  );
  return row?.superuser === 'on';
}
