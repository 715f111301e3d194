/**
 * The database servers that tests know of. The global set-up looks for each and leaves what it found in
 * MIG_TEST_SERVERS; `npm test` runs on those, MIG_TEST_REQUIRE makes a missing one an error.
 */
export interface KnownServer {
  readonly id: string;
  readonly dialect: string;
  /** Environment variable with a URL. */
  readonly variable?: string;
  /** Tried when the variable is not set. */
  readonly fallback?: string;
  /** Package of an embedded database: there when it is installed, in the project or in the folder of `variable`. */
  readonly embedded?: string;
  /** Of an embedded database: it holds files too, and names the driver in its URL. */
  readonly files?: boolean;
}

export const knownServers: readonly KnownServer[] = [
  { id: 'pglite', dialect: 'postgresql', embedded: '@electric-sql/pglite' },
  {
    id: 'postgresql-15',
    dialect: 'postgresql',
    variable: 'MIG_TEST_POSTGRES_URL',
    fallback: 'postgres://postgres@127.0.0.1:5432/postgres',
  },
  { id: 'postgresql-14', dialect: 'postgresql', variable: 'MIG_TEST_POSTGRES_14_URL' },
  { id: 'postgresql-18', dialect: 'postgresql', variable: 'MIG_TEST_POSTGRES_18_URL' },
  {
    id: 'mariadb-10.11',
    dialect: 'mariadb',
    variable: 'MIG_TEST_MARIADB_URL',
    fallback: 'mysql://root@127.0.0.1:3306/',
  },
  { id: 'mysql-9.7', dialect: 'mysql', variable: 'MIG_TEST_MYSQL_URL' },
  { id: 'sqlite-wasm', dialect: 'sqlite', embedded: '@sqlite.org/sqlite-wasm', files: false },
  { id: 'sqlite-wasm-files', dialect: 'sqlite', embedded: 'node-sqlite3-wasm', files: true },
  {
    id: 'sqlite-better',
    dialect: 'sqlite',
    embedded: 'better-sqlite3',
    variable: 'MIG_TEST_BETTER_SQLITE3',
    files: true,
  },
  { id: 'sqlite-node', dialect: 'sqlite', embedded: 'node:sqlite', files: true },
];

/** One server that is there. */
export interface TestServer {
  readonly id: string;
  readonly dialect: string;
  readonly embedded: boolean;
  /** Empty for an embedded PostgreSQL; of an embedded SQLite `sqlite::memory:` with its driver. */
  readonly url: string;
  /** Where drivers are looked for: a folder that ends in `/`. */
  readonly from: string;
  /** True for servers, and for an embedded database that can be opened by the path of a file. */
  readonly files: boolean;
  /** As the server prints it. */
  readonly version: string;
}
