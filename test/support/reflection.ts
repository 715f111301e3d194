import { realChanges } from '../../src/autogenerate/index.ts';
import {
  connect,
  dialectNamed,
  type CatalogSnapshot,
  type Connection,
  type Dialect,
  type EmbeddedInstance,
  type Reflection,
} from '../../src/dialects/index.ts';
import { createMetaData, type Operation } from '../../src/operations/index.ts';
import type { MetaData } from '../../src/schema/index.ts';
import { scratchUrl, type TestServer } from './databases.ts';

/** A database that can be emptied in no time, to be filled again and again. */
export interface Slate {
  readonly connection: Connection;
  readonly dialect: Dialect;
  /** Empties it. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export async function openSlate(server: TestServer): Promise<Slate> {
  const dialect = dialectNamed(server.dialect);
  const scratch = server.embedded ? undefined : await scratchUrl(server);
  const url = scratch?.url ?? server.url;
  let instance: EmbeddedInstance | undefined;
  const open = async (): Promise<Connection> => {
    const { embedded } = dialect;
    if (!server.embedded || server.url !== '' || embedded === undefined)
      return connect(dialect, { url }, { from: server.from });
    instance = await (await embedded.load({ from: server.from })).start();
    return connect(dialect, { instance: instance.instance }, { from: server.from });
  };
  const slate = {
    connection: await open(),
    dialect,
    async wipe() {
      if (server.dialect === 'sqlite') {
        await slate.connection.close();
        slate.connection = await open();
      } else if (server.dialect === 'postgresql') await wipePostgres(slate.connection);
      else await wipeMysql(slate.connection);
    },
    async close() {
      await slate.connection.close();
      await instance?.close();
      await scratch?.drop();
    },
  };
  return slate;
}

async function wipePostgres(connection: Connection): Promise<void> {
  const schemas = await connection.query<{ name: string }>(
    `select quote_ident(nspname) as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  for (const { name } of schemas) await connection.execute(`drop schema ${name} cascade`);
  await connection.execute('create schema public');
}

async function wipeMysql(connection: Connection): Promise<void> {
  const [row] = await connection.query<{ name: string }>('select database() as name');
  const name = `\`${row?.name ?? ''}\``;
  await connection.execute(`drop database ${name}`);
  await connection.execute(`create database ${name} character set utf8mb4`);
  await connection.execute(`use ${name}`);
}

/** Creates a schema by the operations that make it. */
export async function create({ connection, dialect }: Slate, metadata: MetaData): Promise<void> {
  for (const operation of createMetaData(metadata))
    for (const sql of dialect.compile(operation, {})) {
      try {
        await connection.execute(sql);
      } catch (error) {
        throw new Error(`${(error as Error).message}\n${sql}`, { cause: error });
      }
    }
}

/** Runs an operation as a revision does: in a transaction, where the server has some for DDL. */
export async function run({ connection, dialect }: Slate, operation: Operation): Promise<void> {
  const { transactionalDdl } = dialect.capabilities;
  await dialect.suspendedForeignKeys?.suspend(connection);
  if (transactionalDdl) await connection.execute('begin');
  try {
    for (const plain of (await dialect.expand?.(connection, operation)) ?? [operation])
      for (const sql of dialect.compile(plain)) {
        try {
          await connection.execute(sql);
        } catch (error) {
          throw new Error(`${(error as Error).message}\n${sql}`, { cause: error });
        }
      }
    if (transactionalDdl) await connection.execute('commit');
  } catch (error) {
    if (transactionalDdl) await connection.execute('rollback');
    throw error;
  }
}

export interface Again {
  /** What was read from the first database. */
  readonly first: Reflection;
  /** What was read from the second one, which was made from that. */
  readonly second: Reflection;
  /** Differences of the two catalogs, one line each. */
  readonly differences: readonly string[];
}

/** Reads one database, makes another of it, and compares both. The second is wiped first. */
export async function again(from: Slate, to: Slate): Promise<Again> {
  const { dialect } = from;
  const first = await reflectAll(from);
  const before = await dialect.snapshot(from.connection);
  await to.wipe();
  await makeSchemas(to, before);
  await create(to, first.metadata);
  const after = await dialect.snapshot(to.connection);
  return { first, second: await reflectAll(to), differences: await differencesOf(to, before, after) };
}

/** All schemas of a database. */
export async function reflectAll({ connection, dialect }: Slate): Promise<Reflection> {
  const schemas = dialect.capabilities.schemas
    ? (
        await connection.query<{ name: string }>(
          `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by 1`,
        )
      ).map(({ name }) => name)
    : [];
  const parts = [await dialect.reflect(connection)];
  for (const schema of schemas) parts.push(await dialect.reflect(connection, { schema }));
  const merged: Record<string, unknown[]> = {};
  for (const { metadata } of parts)
    for (const [list, items] of Object.entries(metadata))
      merged[list] = [...(merged[list] ?? []), ...(items as unknown[])];
  return {
    metadata: merged as unknown as MetaData,
    remarks: parts.flatMap(({ remarks }) => remarks),
  };
}

async function makeSchemas({ connection, dialect }: Slate, { objects }: CatalogSnapshot): Promise<void> {
  if (!dialect.capabilities.schemas) return;
  for (const { kind, name } of Object.values(objects))
    if (kind === 'schema' && name !== 'public') await connection.execute(`create schema ${name}`);
}

/** The order of keys and options, and whether a constraint is written behind its column. */
const MEANINGLESS = /^(key|constraint|option|toastOption)Order$|^inline$/;

/** What differs in more than the server's spelling, one line each. */
export async function differencesOf(
  { dialect, connection }: Slate,
  before: CatalogSnapshot,
  after: CatalogSnapshot,
): Promise<readonly string[]> {
  const changes = await realChanges({ dialect, connection }, { before, after });
  return changes.flatMap(({ key, change, properties }) =>
    change === 'changed'
      ? properties
          .filter(({ property }) => !MEANINGLESS.test(property))
          .map(
            ({ property, before: was, after: is }) =>
              `${key}: ${property} was ${JSON.stringify(was)}, is ${JSON.stringify(is)}`,
          )
      : [`${change} ${key}`],
  );
}
