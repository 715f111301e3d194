import type * as pglite from '@electric-sql/pglite';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import {
  connect,
  diffSnapshots,
  type CatalogSnapshot,
  type Connection,
  type ObjectChange,
} from '../../src/dialects/index.ts';
import { postgresql } from '../../src/dialects/postgresql/index.ts';
import { hostRequire } from '../../src/util/index.ts';

const FROM = `${resolve('.')}/`;

/** A database that a set-up script made, and throwaway copies of it: one after the other, if it is embedded. */
export interface Playground {
  /** Snapshot of the set-up. */
  readonly before: CatalogSnapshot;
  /** A fresh copy; drop it after use. */
  copy(): Promise<PlaygroundCopy>;
  /** Where a script can run: a transaction that is rolled back, or a copy if a statement wants no transaction around it. */
  placeFor(script: string): Promise<PlaygroundCopy>;
  /** What a script changes. */
  changes(script: string): Promise<readonly ObjectChange[]>;
  close(): Promise<void>;
}

export interface PlaygroundCopy {
  readonly connection: Connection;
  /** `undefined` for an embedded database. */
  readonly url: string | undefined;
  drop(): Promise<void>;
}

/** Where copies come from. */
interface Origin {
  copy(): Promise<PlaygroundCopy>;
  placeFor(script: string): Promise<PlaygroundCopy>;
  close(): Promise<void>;
}

/** A playground on the server of `url`, or in this process for `embedded`. */
export async function openPlayground(setup: string, url: string): Promise<Playground> {
  const origin = url === 'embedded' ? await embeddedOrigin(setup) : await serverOrigin(setup, url);
  try {
    const first = await origin.copy();
    const before = await snapshotOf(first);
    return {
      ...origin,
      before,
      async changes(script) {
        const copy = await origin.placeFor(script);
        try {
          await runScript(copy.connection, script);
          return diffSnapshots(before, await postgresql.snapshot(copy.connection), postgresql);
        } finally {
          await copy.drop();
        }
      },
    };
  } catch (error) {
    await origin.close();
    throw error;
  }
}

async function snapshotOf(copy: PlaygroundCopy): Promise<CatalogSnapshot> {
  try {
    return await postgresql.snapshot(copy.connection);
  } finally {
    await copy.drop();
  }
}

/** Whether a transaction around all of it changes nothing. */
export function isTransactional(script: string): boolean {
  return postgresql.splitStatements(script).every(({ transactional }) => transactional);
}

/** A transaction on a connection as a copy: to drop it is to roll it back. */
async function rolledBack({ connection }: Pick<PlaygroundCopy, 'connection'>): Promise<PlaygroundCopy> {
  await connection.execute('begin');
  return { connection, url: undefined, drop: () => connection.reset() };
}

/** Statement by statement, so that those that want no transaction block have none. */
export async function runScript(connection: Connection, script: string): Promise<void> {
  for (const statement of postgresql.splitStatements(script))
    if (!statement.empty) await connection.execute(statement.text);
}

async function serverOrigin(setup: string, url: string): Promise<Origin> {
  const prefix = `mig_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const open = (target: string): Promise<Connection> => connect(postgresql, { url: target }, { from: FROM });
  const admin = await open(url);
  const template = `${prefix}_template`;
  const drop = (name: string): Promise<unknown> =>
    admin.execute(`drop database if exists ${name} with (force)`);
  try {
    await admin.execute(`create database ${template}`);
    const connection = await open(postgresql.admin.urlFor(url, template));
    try {
      await runScript(connection, setup);
    } finally {
      await connection.close();
    }
  } catch (error) {
    await drop(template);
    await admin.close();
    throw error;
  }
  let count = 0;
  const copy = async (): Promise<PlaygroundCopy> => {
    const name = `${prefix}_${++count}`;
    await admin.execute(`create database ${name} template ${template}`);
    const own = postgresql.admin.urlFor(url, name);
    const connection = await open(own);
    return {
      connection,
      url: own,
      drop: async () => {
        await connection.close();
        await drop(name);
      },
    };
  };
  let standing: Promise<PlaygroundCopy> | undefined;
  return {
    copy,
    placeFor: async (script) => (isTransactional(script) ? rolledBack(await (standing ??= copy())) : copy()),
    close: async () => {
      await (await standing)?.drop();
      await drop(template);
      await admin.close();
    },
  };
}

async function embeddedOrigin(setup: string): Promise<Origin> {
  // PGlite loads parts of itself with import(), which a Jest sandbox does not have.
  const load = hostRequire(FROM);
  const { PGlite } = load('@electric-sql/pglite') as Pick<typeof pglite, 'PGlite'>;
  const contrib = ['btree_gist', 'citext'].map(
    (name) => load(`@electric-sql/pglite/contrib/${name}`) as Record<string, pglite.Extension>,
  );
  const template = await PGlite.create({
    extensions: Object.assign({}, ...contrib) as Record<string, pglite.Extension>,
  });
  const first = await connect(postgresql, { instance: template }, { from: FROM });
  await runScript(first, setup);
  // Cloning a whole embedded database takes half a second; a transaction that is rolled back takes none.
  const copy = (): Promise<PlaygroundCopy> => rolledBack({ connection: first });
  return {
    copy,
    placeFor: copy,
    close: () => template.close(),
  };
}
