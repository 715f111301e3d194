import { compareSchemas, realChanges } from '../../../src/autogenerate/index.ts';
import type { CatalogSnapshot, Connection, Dialect } from '../../../src/dialects/index.ts';
import { dialectNamed } from '../../../src/dialects/index.ts';
import { describe, type Operation } from '../../../src/operations/index.ts';
import { openScratchServer, type ScratchServer } from '../../../src/scratch/index.ts';
import { createSchemaSource } from '../../../src/sources/index.ts';
import type { MetaData } from '../../../src/schema/index.ts';
import { isAllowed } from './autogenerate-deviations.ts';
import { hasKeys, type VectorResult, type VectorRunner } from './runner.ts';

/** A database made by statements, and the schema that it is compared with. */
export interface AutogenerateVector {
  readonly id: string;
  readonly title: string;
  readonly database: readonly string[];
  readonly metadata: MetaData;
  /** What Alembic generates; empty where it sees no difference, absent where it fails. */
  readonly diffs?: readonly Readonly<Record<string, unknown>>[];
  readonly options: { readonly compareType: boolean; readonly compareServerDefault: boolean };
  /** What it generates although nothing differs. */
  readonly alembicFalsePositive?: unknown;
  /** Statements of the set-up that the server refused, or of what Alembic generates. */
  readonly error?: unknown;
}

export interface AutogenerateVectors {
  readonly dialect: string;
  readonly kind: string;
  readonly vectors: readonly AutogenerateVector[];
}

export const autogenerateRunner: VectorRunner = {
  kind: 'autogenerate',
  accepts: (file) =>
    hasKeys(file, 'dialect', 'kind', 'vectors') && file['format'] === 'autogenerate-vectors/1',
  async *run(file) {
    const vectors = file as AutogenerateVectors;
    const url = URLS[vectors.dialect];
    if (url === undefined || url === '') return;
    yield* runAutogenerateVectors(vectors, { url, from: `${process.cwd()}/` });
  },
  note: (file) =>
    (URLS[(file as AutogenerateVectors).dialect] ?? '') === ''
      ? 'there is no server for its dialect'
      : 'what is generated closes every difference, and its way back opens it again; its words are not compared',
};

const { env } = process;
const URLS: Readonly<Record<string, string | undefined>> = {
  postgresql: env['MIG_TEST_POSTGRES_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  mariadb: env['MIG_TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306/',
  mysql: env['MIG_TEST_MYSQL_URL'],
  sqlite: 'sqlite::memory:',
};

/**
 * What must hold whatever the words are: what is generated leaves nothing to generate, and the way back leaves the
 * database as it was; a database made from the metadata needs nothing; where Alembic sees a difference, there is one.
 */
export async function* runAutogenerateVectors(
  { dialect: name, kind, vectors }: AutogenerateVectors,
  server: { readonly url: string; readonly from: string },
): AsyncGenerator<VectorResult> {
  const dialect = dialectNamed(name);
  const scratch = await openScratchServer({ dialect, server: server.url, from: server.from });
  try {
    for (const vector of vectors) {
      try {
        const why = await judge(vector, { kind, dialect, scratch });
        yield why === undefined ? { id: vector.id, ok: true } : { id: vector.id, ok: false, why };
      } catch (error) {
        yield { id: vector.id, ok: false, why: `${vector.title}: ${(error as Error).message}` };
      }
    }
  } finally {
    await scratch.close();
  }
}

interface Judging {
  readonly kind: string;
  readonly dialect: Dialect;
  readonly scratch: ScratchServer;
}

async function judge(
  vector: AutogenerateVector,
  { kind, dialect, scratch }: Judging,
): Promise<string | undefined> {
  const databases = [await scratch.create(), await scratch.create()] as const;
  try {
    const [live, model] = [await databases[0].connect(), await databases[1].connect()];
    for (const statement of vector.database) await live.execute(statement);
    for (const statement of vector.database.filter(isUndeclared)) await model.execute(statement);
    if (vector.metadata.tables.length > 0)
      await createSchemaSource(
        { kind: 'inline', metadata: withoutNulls(vector.metadata) },
        { root: '/', configFile: '/vector' },
      ).build(model, dialect);
    const wanted = await dialect.snapshot(model);
    const compare = async () => {
      const found = await dialect.snapshot(live);
      return { found, ...(await compareSchemas({ dialect, connection: model }, { found, wanted })) };
    };
    const first = await compare();
    const { compareType, compareServerDefault } = vector.options;
    const isComparedWhole = compareType && compareServerDefault;
    if (
      kind === 'noDiff' &&
      isComparedWhole &&
      first.upgradeOps.length > 0 &&
      !isAllowed(vector, dialect.name)
    )
      return `generated ${words(first.upgradeOps)}`;
    const isSeenByAlembic = (vector.diffs ?? []).length > 0 && vector.alembicFalsePositive === undefined;
    if (isSeenByAlembic && first.changes.length === 0 && !isAllowed(vector, dialect.name))
      return 'no difference was seen';
    await run(live, dialect, first.upgradeOps);
    const second = await compare();
    if (second.upgradeOps.length > 0)
      return `after ${words(first.upgradeOps)} still ${words(second.upgradeOps)}`;
    await run(live, dialect, first.downgradeOps);
    return await restored(live, dialect, first.found, first.downgradeOps);
  } finally {
    for (const database of databases) await database.drop();
  }
}

async function run(
  connection: Connection,
  dialect: Dialect,
  operations: readonly Operation[],
): Promise<void> {
  await dialect.suspendedForeignKeys?.suspend(connection);
  for (const operation of operations)
    for (const sql of dialect.compile(operation)) await connection.execute(sql);
}

async function restored(
  connection: Connection,
  dialect: Dialect,
  before: CatalogSnapshot,
  operations: readonly Operation[],
): Promise<string | undefined> {
  const after = await dialect.snapshot(connection);
  const changes = await realChanges({ dialect, connection }, { before, after });
  const open = new Set((await dialect.unclosable?.(changes))?.map(({ key }) => key));
  const left = changes.filter(({ key, level }) => level !== 'info' && !open.has(key));
  if (left.length === 0) return undefined;
  const keys = left.map(
    ({ key, change, properties }) => `${key} ${change} ${properties.map((p) => p.property).join()}`,
  );
  return `after the way back, ${words(operations)}: ${keys.join('; ')}`;
}

/** `null` says of a comment that there is none. */
function withoutNulls(metadata: MetaData): MetaData {
  return JSON.parse(JSON.stringify(metadata), (key, value: unknown) =>
    key === 'comment' && value === null ? undefined : value,
  ) as MetaData;
}

/** What the columns of the metadata need, and no metadata of Alembic declares. */
const isUndeclared = (statement: string): boolean => /^CREATE (EXTENSION|SEQUENCE|SCHEMA) /i.test(statement);

const words = (operations: readonly Operation[]): string => operations.map(describe).join(', ') || 'nothing';
