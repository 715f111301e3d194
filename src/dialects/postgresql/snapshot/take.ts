import { migError } from '../../../errors/index.ts';
import type { Connection } from '../../contract.ts';
import type { CatalogSnapshot, SnapshotOptions } from '../../snapshot.ts';
import { assemble } from './assemble.ts';
import { DEPENDENCIES, type Dependency } from './dependencies.ts';
import { families } from './families.ts';
import { familySql, type FamilyRow, type SnapshotServer } from './family.ts';
import { REMARKS, type Remark } from './remarks.ts';
import { withPinnedSettings } from './scope.ts';
import { SHADOWED } from './shadowed.ts';

const OLDEST = 140000;

/**
 * Everything that the catalog knows, in one query for each family of objects, however many objects there are. Reads
 * only; an open transaction stays open, and the session's settings stay as they are.
 *
 * @remarks PostgreSQL 14 or later.
 * @throws MIG_SERVER_TOO_OLD
 */
export async function takeSnapshot(
  connection: Connection,
  options: SnapshotOptions = {},
): Promise<CatalogSnapshot> {
  const { product, version, versionNumber } = connection.server;
  if (versionNumber < OLDEST)
    throw migError('MIG_SERVER_TOO_OLD', { product, version, needed: String(OLDEST / 10000) });

  const { rows, remarks, dependencies, shadowed } = await withPinnedSettings(connection, async () => {
    const server: SnapshotServer = { version: versionNumber, superuser: await isSuperuser(connection) };
    const rows: FamilyRow[] = [];
    for (const family of families)
      rows.push(...(await items<FamilyRow>(connection, familySql(family.queries(server)))));
    return {
      rows,
      remarks: await items<Remark>(connection, REMARKS),
      dependencies: await items<Dependency>(connection, DEPENDENCIES),
      shadowed: await items<string>(connection, SHADOWED),
    };
  });
  return {
    format: 1,
    dialect: 'postgresql',
    server: { product, version },
    objects: assemble({ rows, remarks, dependencies, ignoredTables: new Set(options.ignoreTables ?? []) }),
    ...(shadowed.length === 0 ? {} : { shadowed }),
  };
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
