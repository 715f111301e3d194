import { defineError, type ErrorEntry } from '../define.ts';

export const databaseErrors = {
  MIG_PACKAGE_MISSING: defineError<{ package: string; neededFor: string }>({
    title: 'An optional package is not installed',
    exit: 3,
    message: ({ package: name, neededFor }) =>
      `The package "${name}" is needed for ${neededFor}, and is not installed.`,
    hint: ({ package: name }) => `npm install --save-dev ${name}`,
    docs: 'Database drivers are optional peer dependencies, loaded when they are used. Install the one you need.',
  }),
  MIG_PACKAGE_BROKEN: defineError<{ package: string; reason: string }>({
    title: 'An optional package cannot be loaded',
    exit: 3,
    message: ({ package: name, reason }) =>
      `The package "${name}" is installed, but cannot be loaded: ${reason}.`,
    hint: ({ package: name }) => `npm install --save-dev ${name}@latest`,
    docs: 'The package was found and threw while it was loaded. Install it again; a package with native parts may need to be built for this version of Node.',
  }),
  MIG_PACKAGE_TOO_OLD: defineError<{ package: string; version: string; needed: string }>({
    title: 'An optional package is too old',
    exit: 3,
    message: ({ package: name, version, needed }) =>
      `The package "${name}" is installed in version ${version}; version ${needed} or later is needed.`,
    hint: ({ package: name }) => `npm install --save-dev ${name}@latest`,
    docs: 'The installed driver lacks something that mig-check relies on. Install a newer one.',
  }),
  MIG_CONNECTION_FAILED: defineError<{ url: string; reason: string; hint?: string }>({
    title: 'The database could not be reached',
    exit: 2,
    message: ({ url, reason }) => `Cannot connect to ${url}: ${reason}.`,
    hint: ({
      hint = 'Check that the server runs, that host, port, user and database are right, and that the network lets you through.',
    }) => hint,
    docs: "Nothing was read or changed. The message is the server's or the operating system's own; the password of the URL is masked.",
  }),
  MIG_CONNECTION_LOST: defineError<{ url: string; reason: string }>({
    title: 'The connection to the database was lost',
    exit: 2,
    message: ({ url, reason }) => `The connection to ${url} was lost: ${reason}.`,
    hint: () =>
      'The server rolls back a transaction that was open. Look at its log, and run the command again when it is back.',
    docs: 'The server went away, or ended the session (a restart, an administrator, a network failure). A transaction that was open is rolled back by the server; a statement outside a transaction may or may not have run.',
  }),
  MIG_STATEMENT_FAILED: defineError<{
    reason: string;
    sqlState?: string;
    detail?: string;
    hint?: string;
    line?: number;
  }>({
    title: 'The server refused a statement',
    exit: 2,
    message: ({ reason, sqlState, detail, line }) =>
      `The server refused a statement: ${reason}` +
      (sqlState === undefined ? '' : ` (${sqlState})`) +
      (line === undefined ? '' : `, at line ${line} of the SQL sent`) +
      (detail === undefined ? '' : `. ${detail}`),
    hint: ({ hint }) => hint ?? 'The statement is shown with the error; mend it where it is written.',
    docs: 'The location names the revision, the file and the statement. What was rolled back, and what was not, is said beside it.',
  }),
  MIG_SCRIPT_COPY: defineError<{ line: number }>({
    title: 'A script holds COPY … FROM stdin',
    exit: 3,
    message: ({ line }) => `Line ${line} is COPY … FROM stdin, whose rows only psql can send.`,
    hint: () =>
      'Write the rows as INSERT statements: pg_dump does with --inserts, or leaves them out with --schema-only.',
    docs: 'The rows below COPY … FROM stdin are no SQL: a client sends them apart. Use INSERT instead, or COPY … FROM a file that the server can read.',
  }),
  MIG_SCRIPT_META_COMMAND: defineError<{ line: number; command: string }>({
    title: 'A script holds a psql command',
    exit: 3,
    message: ({ line, command }) => `Line ${line} is the psql command ${command}, which is no SQL.`,
    hint: () =>
      'Take the line out. What \\i includes can be written in place; \\connect and \\set have no meaning here.',
    docs: 'Commands that begin with a backslash are carried out by psql itself and never reach the server. Only \\restrict and \\unrestrict, which pg_dump writes, are skipped.',
  }),
  MIG_DATABASE_NOT_CHOSEN: defineError<Record<never, never>>({
    title: 'The URL names no database',
    exit: 3,
    message: () => 'The session has no database: the URL names none.',
    hint: () => 'Put its name at the end of the URL: mysql://user:password@host/name.',
    docs: 'MySQL and MariaDB let a session be without a database, and then there is nothing whose schema could be read.',
  }),
  MIG_SERVER_TOO_OLD: defineError<{ product: string; version: string; needed: string }>({
    title: 'The server is too old',
    exit: 2,
    message: ({ product, version, needed }) =>
      `The server is ${product} ${version}; mig-check works from version ${needed} on.`,
    hint: ({ needed }) => `Use a server of version ${needed} or later.`,
    docs: 'The catalog is read, and SQL is written, as servers from that version on have it: on an older one a snapshot would hide differences. It is refused when the connection is opened, before anything runs.',
  }),
  MIG_LOCK_TIMEOUT: defineError<{ key: string; timeoutMs: number; holder: string }>({
    title: 'Another run holds the lock',
    exit: 2,
    message: ({ key, timeoutMs, holder }) =>
      `The lock "${key}" was not free within ${timeoutMs} ms: ${holder}.`,
    hint: () =>
      'Wait for the other run to end. If it hangs, end its session on the server: select pg_terminate_backend(<pid>) on PostgreSQL, kill <id> on MySQL and MariaDB; on SQLite it is a process of this machine.',
    docs: 'One advisory lock per database is held around a run, so that two runs cannot migrate at once. It belongs to a session, and is free again when that session ends, however it ends.',
  }),
  MIG_WRONG_SERVER: defineError<{
    url: string;
    product: string;
    version: string;
    dialect: string;
    right: string;
  }>({
    title: 'The server is another product than the dialect is for',
    exit: 3,
    message: ({ url, product, version, dialect }) =>
      `The server at ${url} is ${product} ${version}, and the dialect is "${dialect}".`,
    hint: ({ right }) =>
      `Set dialect: '${right}' in mig.config.ts, or begin the URL with ${right}:// instead.`,
    docs: 'MySQL and MariaDB speak the same protocol, and differ in SQL and in their catalogs: what is right for one is refused by the other, or means something else. So the server is asked which of the two it is, and nothing is sent to the wrong one. `mysql://` means MySQL unless the configuration names the dialect; `mariadb://` means MariaDB.',
  }),
  MIG_DRIVER_UNKNOWN: defineError<{ driver: string; dialect: string; known: string }>({
    title: 'There is no such driver',
    exit: 3,
    message: ({ driver, dialect }) => `The dialect "${dialect}" has no driver "${driver}" for this.`,
    hint: ({ known }) =>
      `Known: ${known}. Without \`driver\` in the URL the first that is installed is used.`,
    docs: 'The parameter `driver` of a URL (`sqlite:app.db?driver=better-sqlite3`) names the package that opens the database. Some hold databases in memory only and cannot open a file.',
  }),
  MIG_TARGET_UNKNOWN: defineError<{ dialect: string; target: string }>({
    title: 'No driver can reach the database',
    exit: 3,
    message: ({ dialect, target }) => `The dialect "${dialect}" has no driver for ${target}.`,
    hint: ({ dialect }) => {
      if (dialect === 'sqlite')
        return 'A URL of this dialect reads sqlite:path/to/file.db or sqlite::memory:.';
      const scheme = dialect === 'postgresql' ? 'postgres' : dialect;
      return `A URL of this dialect reads ${scheme}://user:password@host/database.`;
    },
    docs: 'The dialect and the URL do not fit together, or the URL has another scheme than the dialect knows.',
  }),
  MIG_DIALECT_OFFLINE: defineError<{ dialect: string; product: string }>({
    title: 'The dialect writes SQL and opens no connection',
    exit: 3,
    message: ({ dialect, product }) =>
      `${product} (dialect "${dialect}") is supported offline only: no connection to it can be opened.`,
    hint: () =>
      'These work: mig upgrade, downgrade and stamp with --sql and a range from:to (or from base), and mig ensure-version --sql. Run the script with the client of the server.',
    docs: 'SQL Server and Oracle have no driver here. Their revisions can be written, ordered, merged and turned into SQL scripts; nothing can be run, read or checked on such a server. For the guard, name another dialect or server.',
  }),
  MIG_DIALECT_UNKNOWN: defineError<{ name: string; known: string; near?: string; url?: string }>({
    title: 'The dialect is not known',
    exit: 3,
    message: ({ name, near, url }) =>
      `There is no dialect "${name}"${url === undefined ? '' : `, as the URL ${url} asks for`}.${
        near === undefined ? '' : ` Did you mean "${near}"?`
      }`,
    hint: ({ known, url }) =>
      `Known: ${known}.${url === undefined ? '' : ' A URL reads postgres://user:password@host:5432/database.'}`,
    docs: 'The dialect is taken from the configuration, or from the scheme of the URL (postgres://, postgresql://).',
  }),
} satisfies Record<string, ErrorEntry<never>>;
