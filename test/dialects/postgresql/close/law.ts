import { realChanges } from '../../../../src/autogenerate/index.ts';
import {
  connect,
  diffSnapshots,
  type CatalogSnapshot,
  type Connection,
} from '../../../../src/dialects/index.ts';
import { close, unclosable } from '../../../../src/dialects/postgresql/close/index.ts';
import { postgresql } from '../../../../src/dialects/postgresql/index.ts';
import { scratchUrl, type TestServer } from '../../../support/databases.ts';

export interface Closed {
  readonly statements: readonly string[];
  /** What still differs, one line each; empty when the law holds. */
  readonly left: readonly string[];
  /** What the database is now. */
  readonly now: CatalogSnapshot;
}

/** Closes the differences of a database to a snapshot by running what `close` says. */
export async function closeOn(
  connection: Connection,
  { from, to }: { readonly from: CatalogSnapshot; readonly to: CatalogSnapshot },
): Promise<Closed> {
  const changes = diffSnapshots(from, to, postgresql);
  const statements = close(from, to, changes).flatMap((operation) => postgresql.compile(operation));
  for (const statement of statements) {
    try {
      await connection.execute(statement);
    } catch (error) {
      const all = statements.map((one) => (one === statement ? `→ ${one}` : `  ${one}`)).join(';\n');
      throw new Error(`${(error as Error).message}\n${all}`, { cause: error });
    }
  }
  const now = await postgresql.snapshot(connection);
  return { statements, left: await stillOpen(connection, { now, wanted: to }), now };
}

/** The differences that should have been closed, in words; another spelling of the same is none. */
async function stillOpen(
  connection: Connection,
  { now, wanted }: { readonly now: CatalogSnapshot; readonly wanted: CatalogSnapshot },
): Promise<readonly string[]> {
  const rest = await realChanges({ dialect: postgresql, connection }, { before: now, after: wanted });
  const known = unclosable(rest);
  return rest.flatMap((change) => {
    if (change.change !== 'changed')
      return known.some(({ key }) => key === change.key) ? [] : [`${change.change} ${change.key}`];
    return change.properties
      .filter(({ property }) => !known.some((one) => one.key === change.key && one.property === property))
      .map(
        ({ property, before, after }) =>
          `${change.key}: ${property} is ${JSON.stringify(before)}, wanted ${JSON.stringify(after)}`,
      );
  });
}

interface Holding {
  readonly base: string;
  readonly connection: Connection;
  readonly snapshot: CatalogSnapshot;
}

/** A database that holds one schema at a time, and is used again as long as tests leave no trace in it. */
export class Bench {
  readonly #server: TestServer;
  #current: (Holding & { drop(): Promise<void> }) | undefined;
  #isUntouched = true;

  constructor(server: TestServer) {
    this.#server = server;
  }

  /** A database with a schema in it, and its snapshot. What a test leaves is said by {@link left}. */
  async open(base: string): Promise<Holding> {
    const isUsable = this.#isUntouched;
    this.#isUntouched = false;
    if (isUsable && this.#current?.base === base) return this.#current;
    await this.close();
    const { url, drop } = await scratchUrl(this.#server);
    const connection = await connect(postgresql, { url }, { from: `${process.cwd()}/` });
    try {
      if (base.trim() !== '') await connection.script(base);
      const snapshot = await postgresql.snapshot(connection);
      this.#current = { base, connection, snapshot, drop };
      return this.#current;
    } catch (error) {
      await connection.close();
      await drop();
      throw error;
    }
  }

  /** The database may be used again when nothing differs from what it was, the places of columns included. */
  left(now: CatalogSnapshot): void {
    const was = this.#current?.snapshot;
    this.#isUntouched =
      was !== undefined && diffSnapshots(was, now, postgresql).length === 0 && sameColumns(was, now);
  }

  async close(): Promise<void> {
    const current = this.#current;
    this.#current = undefined;
    if (current === undefined) return;
    await current.connection.close();
    await current.drop();
  }
}

/** A test that cannot run here, and says why. */
export function skipped(reason: string): void {
  test.skip(reason, () => undefined);
}

/** What a database would look like after a change, which is taken back. */
export async function afterChange(connection: Connection, change: string): Promise<CatalogSnapshot> {
  await connection.execute('begin');
  try {
    await connection.script(change);
    return await postgresql.snapshot(connection);
  } finally {
    await connection.reset();
  }
}

/** Columns in the very same order, which a comparison of snapshots takes less strictly. */
function sameColumns(a: CatalogSnapshot, b: CatalogSnapshot): boolean {
  const order = ({ objects }: CatalogSnapshot): string =>
    JSON.stringify(Object.entries(objects).map(([key, { definition }]) => [key, definition['columnOrder']]));
  return order(a) === order(b);
}
