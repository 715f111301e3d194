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
  /** Package of an embedded database: there when it is installed. */
  readonly embedded?: string;
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
];

/** One server that is there. */
export interface TestServer {
  readonly id: string;
  readonly dialect: string;
  readonly embedded: boolean;
  /** Empty for an embedded database. */
  readonly url: string;
  /** As the server prints it. */
  readonly version: string;
}
