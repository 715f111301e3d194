import { dialectNamed, type Connection, type Dialect } from '../../../src/dialects/index.ts';
import type { Operation } from '../../../src/operations/index.ts';
import { openScratchServer } from '../../../src/scratch/index.ts';
import type { TestServer } from '../databases.ts';

/** A database of its own, on which operations are run as a revision would run them. */
export interface OperationsDatabase {
  readonly dialect: Dialect;
  readonly connection: Connection;
  run(operation: Operation): Promise<void>;
  script(sql: string): Promise<void>;
  /** All objects, without what they say of where in the text or in which order they were made. */
  objects(): Promise<unknown>;
  close(): Promise<void>;
}

export async function openOperationsDatabase(server: TestServer): Promise<OperationsDatabase> {
  const dialect = dialectNamed(server.dialect);
  const scratch = await openScratchServer({
    dialect,
    server: server.url === '' ? 'embedded' : server.url,
    from: server.from,
  });
  const connection = await (await scratch.create()).connect();
  const script = async (sql: string): Promise<void> => {
    for (const { text, empty } of dialect.splitStatements(sql)) if (!empty) await connection.execute(text);
  };
  return {
    dialect,
    connection,
    script,
    async run(operation) {
      for (const plain of (await dialect.expand?.(connection, operation)) ?? [operation])
        for (const sql of dialect.compile(plain)) await script(sql);
    },
    objects: async () => withoutTraces((await dialect.snapshot(connection)).objects),
    close: () => scratch.close(),
  };
}

/**
 * What was dropped and added again stands last, or elsewhere in the text; in which order privileges were granted means
 * nothing. From PostgreSQL 18 a NOT NULL has a name, made from the column's name at the time.
 */
function withoutTraces(objects: unknown): unknown {
  return JSON.parse(JSON.stringify(objects, (key, value: unknown) => (TRACES.test(key) ? undefined : value)));
}

const TRACES =
  /^(position|number|ordinal|order|columnOrder|clauseOrder|constraintOrder|grantOrder|optionOrder|inline|idleWords|notNullName|depends|create|output)$/;
