import { connect, dialectNamed } from '../../../src/dialects/index.ts';
import { scratchUrl, type TestServer } from '../databases.ts';
import { openSession, type TestSession } from '../session.ts';
import { outcomeOf } from './ddl.ts';
import type { DdlVector } from './ddl-vectors.ts';
import type { VectorResult } from './runner.ts';

/** Runs set-up and our SQL of each vector on a real server; what we refuse is for the comparison of texts to judge. */
export async function* executeVectors(
  vectors: readonly DdlVector[],
  server: TestServer,
): AsyncGenerator<VectorResult> {
  const runnable = vectors.filter((vector) => 'sql' in outcomeOf(vector, server.dialect));
  if (server.dialect === 'sqlite') {
    for (const vector of runnable) yield* inMemory(server, vector);
    return;
  }
  if (server.dialect !== 'postgresql') {
    yield* inNewDatabases(server, runnable);
    return;
  }
  yield* inTransactions(
    server,
    runnable.filter((vector) => !isConcurrent(vector)),
  );
  for (const vector of runnable.filter(isConcurrent)) yield* inOwnDatabase(server, vector);
}

/** All in one database; each is rolled back. */
async function* inTransactions(
  server: TestServer,
  vectors: readonly DdlVector[],
): AsyncGenerator<VectorResult> {
  const scratch = await scratchUrl(server);
  const session = await openSession(scratch.url);
  try {
    for (const vector of vectors) {
      await session.query('begin');
      yield await result(vector, () => runAll(session, vector, server));
      await session.query('rollback');
    }
  } finally {
    await session.end();
    await scratch.drop();
  }
}

/** Each in a database in memory. SQLite before 3.53 has no ALTER COLUMN: those vectors yield nothing there. */
async function* inMemory(server: TestServer, vector: DdlVector): AsyncGenerator<VectorResult> {
  const connection = await connect(dialectNamed(server.dialect), { url: server.url }, { from: server.from });
  const altersColumn = vector.sql.some((statement) => statement.includes(' ALTER COLUMN '));
  try {
    if (connection.server.versionNumber < 3_53_00 && altersColumn) return;
    // So has a run that is to make tables anew: else the old table's rows would be missed while it is gone.
    await connection.execute('pragma foreign_keys = off');
    yield await result(vector, () => runAll(connection, vector, server));
  } finally {
    await connection.close();
  }
}

async function* inOwnDatabase(server: TestServer, vector: DdlVector): AsyncGenerator<VectorResult> {
  const scratch = await scratchUrl(server);
  const session = await openSession(scratch.url);
  try {
    yield await result(vector, () => runAll(session, vector, server));
  } finally {
    await session.end();
    await scratch.drop();
  }
}

/**
 * All in one session, since sessions are dear, but each in a database of its own. A set-up may make databases beside it;
 * those that it made are dropped, and no other.
 */
async function* inNewDatabases(
  server: TestServer,
  vectors: readonly DdlVector[],
): AsyncGenerator<VectorResult> {
  const scratch = await scratchUrl(server);
  const prefix = new URL(scratch.url).pathname.slice(1);
  const session = await openSession(scratch.url);
  let made: string[] = [];
  const query: TestSession['query'] = async (sql) => {
    const rows = await session.query(sql);
    made.push(...(/^CREATE DATABASE (`(?:[^`]|``)+`|\S+)/i.exec(sql)?.slice(1) ?? []));
    return rows as never;
  };
  const dropMade = async (): Promise<void> => {
    // Tables of two databases may refer to each other.
    await session.query('set foreign_key_checks = 0');
    for (const name of made) await session.query(`drop database ${name}`);
    await session.query('set foreign_key_checks = 1');
    made = [];
  };
  try {
    for (const [number, vector] of vectors.entries()) {
      await query(`create database ${prefix}_${number} character set utf8mb4`);
      await session.query(`use ${prefix}_${number}`);
      yield await result(vector, () => runAll({ ...session, query }, vector, server));
      await dropMade();
    }
  } finally {
    await dropMade();
    await session.end();
    await scratch.drop();
  }
}

async function result({ id }: DdlVector, run: () => Promise<void>): Promise<VectorResult> {
  try {
    await run();
    return { id, ok: true };
  } catch (error) {
    return { id, ok: false, why: (error as Error).message };
  }
}

async function runAll(
  session: Pick<TestSession, 'query'>,
  vector: DdlVector,
  server: TestServer,
): Promise<void> {
  const ours = outcomeOf(vector, server.dialect);
  if ('error' in ours) throw ours.error;
  for (const statement of [...(vector.setup ?? []), ...ours.sql]) await session.query(statement);
}

function isConcurrent(vector: DdlVector): boolean {
  return vector.sql.some((statement) => statement.includes(' CONCURRENTLY '));
}
