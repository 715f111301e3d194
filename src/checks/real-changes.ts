import {
  diffSnapshots,
  type CatalogSnapshot,
  type Connection,
  type Dialect,
  type ObjectChange,
} from '../dialects/index.ts';

/** Who to ask whether two spellings mean the same. */
export interface Judge {
  readonly dialect: Dialect;
  /** Of a database with the types of either snapshot. */
  readonly connection: Connection;
}

/** What differs between two snapshots in more than the way the server prints it (guard rule G-31). */
export async function realChanges(
  judge: Judge,
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): Promise<readonly ObjectChange[]> {
  return withoutSpelling(judge, diffSnapshots(before, after, judge.dialect), { before, after });
}

/** The same for changes that are known already. Nothing is asked when there are none. */
export async function withoutSpelling(
  { dialect, connection }: Judge,
  changes: readonly ObjectChange[],
  snapshots: { readonly before: CatalogSnapshot; readonly after: CatalogSnapshot },
): Promise<readonly ObjectChange[]> {
  if (changes.length === 0 || dialect.equivalent === undefined) return changes;
  return dialect.equivalent(connection, changes, snapshots);
}
