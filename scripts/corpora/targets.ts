import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A server on which a corpus is run. */
export interface Target {
  /** Name of our dialect. */
  readonly dialect: string;
  readonly url: string;
}

const { env } = process;

/** The servers for each dialect of a manifest. MySQL's histories are run on MariaDB too; a server without URL is left out. */
const TARGETS: Readonly<
  Record<string, readonly { readonly dialect: string; readonly url: string | undefined }[]>
> = {
  postgresql: [
    {
      dialect: 'postgresql',
      url:
        env['MIG_TEST_POSTGRES_URL'] ?? env['MIG_CHECK_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres',
    },
  ],
  mysql: [
    { dialect: 'mariadb', url: env['MIG_TEST_MARIADB_URL'] ?? 'mysql://root@127.0.0.1:3306/' },
    { dialect: 'mysql', url: env['MIG_TEST_MYSQL_URL'] },
  ],
  sqlite: [{ dialect: 'sqlite', url: 'embedded' }],
};

/** Where a corpus folder is to be run, by the dialect that its manifest names. */
export function targetsOf(folder: string): readonly Target[] {
  const { dialect = '' } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    dialect?: string;
  };
  return (TARGETS[dialect] ?? []).flatMap(({ dialect: ours, url }) =>
    url === undefined || url === '' ? [] : [{ dialect: ours, url }],
  );
}
