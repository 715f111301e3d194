import {
  connect,
  diffSnapshots,
  type CatalogSnapshot,
  type Connection,
} from '../../../../src/dialects/index.ts';
import { postgresql } from '../../../../src/dialects/postgresql/index.ts';
import { unclosable } from '../../../../src/dialects/postgresql/close/index.ts';

/** A database that can be had, used and dropped. */
export interface Scratch {
  readonly connection: Connection;
  drop(): Promise<void>;
}

export async function scratchOn(
  open: () => Promise<{ readonly url: string; drop(): Promise<void> }>,
  sql: string,
): Promise<Scratch> {
  const { url, drop } = await open();
  const connection = await connect(postgresql, { url }, { from: `${process.cwd()}/` });
  const scratch = {
    connection,
    drop: async () => {
      await connection.close();
      await drop();
    },
  };
  try {
    if (sql.trim() !== '') await connection.script(sql);
    return scratch;
  } catch (error) {
    await scratch.drop();
    throw error;
  }
}

export interface Closed {
  readonly statements: readonly string[];
  /** What still differs, one line each; empty when the law holds. */
  readonly left: readonly string[];
  /** The statement that failed, and why. */
  readonly failure?: string;
}

/** Closes the differences of a database to a snapshot by running what `close` says. */
export async function closeOn(connection: Connection, to: CatalogSnapshot): Promise<Closed> {
  const from = await postgresql.snapshot(connection);
  const changes = diffSnapshots(from, to, postgresql);
  const statements = postgresql
    .close(from, to, changes)
    .flatMap((operation) => postgresql.compile(operation));
  for (const statement of statements) {
    try {
      await connection.execute(statement);
    } catch (error) {
      return { statements, left: [], failure: `${statement}\n  → ${(error as Error).message}` };
    }
  }
  const now = await postgresql.snapshot(connection);
  const rest = diffSnapshots(now, to, postgresql);
  const known = unclosable(rest);
  const left = rest.flatMap((change) => {
    if (change.change !== 'changed')
      return known.some(({ key }) => key === change.key) ? [] : [`${change.change} ${change.key}`];
    return change.properties
      .filter(({ property }) => !known.some((one) => one.key === change.key && one.property === property))
      .map(
        ({ property, before, after }) =>
          `${change.key}: ${property} is ${JSON.stringify(before)}, wanted ${JSON.stringify(after)}`,
      );
  });
  return { statements, left };
}
