import pg from 'pg';
import { scratchUrl, type TestServer } from '../databases.ts';
import { outcomeOf } from './ddl.ts';
import type { RunnableVector } from './ddl-vectors.ts';
import type { VectorResult } from './runner.ts';

/** Runs set-up and our SQL of each vector on a real server; everything is rolled back. */
export async function* executeVectors(
  vectors: readonly RunnableVector[],
  server: TestServer,
): AsyncGenerator<VectorResult> {
  const inTransaction = vectors.filter((vector) => !isConcurrent(vector));
  yield* onDatabase(server, inTransaction, async (client, vector) => {
    await client.query('begin');
    try {
      await runAll(client, vector);
    } finally {
      await client.query('rollback');
    }
  });
  for (const vector of vectors.filter(isConcurrent)) yield* onDatabase(server, [vector], runAll);
}

async function* onDatabase(
  server: TestServer,
  vectors: readonly RunnableVector[],
  run: (client: pg.Client, vector: RunnableVector) => Promise<void>,
): AsyncGenerator<VectorResult> {
  const scratch = await scratchUrl(server);
  const client = new pg.Client({ connectionString: scratch.url });
  await client.connect();
  try {
    for (const vector of vectors) {
      const why = await run(client, vector).then(
        () => undefined,
        (error: unknown) => (error as Error).message,
      );
      yield { id: vector.id, ok: why === undefined, ...(why === undefined ? {} : { why }) };
    }
  } finally {
    await client.end();
    await scratch.drop();
  }
}

async function runAll(client: pg.Client, vector: RunnableVector): Promise<void> {
  const ours = outcomeOf(vector, 'postgresql');
  if ('error' in ours) throw ours.error;
  for (const statement of [...(vector.setup ?? []), ...ours.sql]) await client.query(statement);
}

function isConcurrent(vector: RunnableVector): boolean {
  return vector.sql.some((statement) => statement.includes(' CONCURRENTLY '));
}
