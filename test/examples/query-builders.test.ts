import type * as Embedded from '@electric-sql/pglite';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { downgrade, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { connect, dialectNamed } from '../../src/dialects/index.ts';
import { hostRequire } from '../../src/util/index.ts';
import { describeOn, scratchUrl } from '../support/databases.ts';
import { installPackages } from '../support/installed.ts';
import { makeProject, type TestProject } from '../support/project.ts';
import { query } from '../support/query.ts';

const example = (name: string): string =>
  readFileSync(resolve('examples/query-builders', `${name}.ts`), 'utf8');

/** What a revision does with its library: two rows in, one changed, one out, and all of them read. */
const libraries = {
  kysely: {
    start: `import { kyselyOn as libraryOn } from '../on.ts';`,
    work: `
      await db.insertInto('users').values([{ id: 1, name: 'ann' }, { id: 2, name: 'bob' }]).execute();
      const changed = await db.updateTable('users').set({ name: 'eve' }).where('id', '=', 2).executeTakeFirst();
      assert.equal(changed.numUpdatedRows, 1n);
      const gone = await db.deleteFrom('users').where('name', '=', 'nobody').executeTakeFirst();
      assert.equal(gone.numDeletedRows, 0n);`,
    read: `await db.selectFrom('users').select('name').orderBy('id').execute()`,
    transaction: (body: string) => `await db.transaction().execute(async (db) => {${body}});`,
  },
  drizzle: {
    start: `import { drizzleOn as libraryOn } from '../on.ts';
      import { eq } from 'drizzle-orm';
      import { integer as int, pgTable, varchar as text } from 'drizzle-orm/pg-core';
      const users = pgTable('users', { id: int('id').primaryKey(), name: text('name', { length: 20 }) });`,
    work: `
      await db.insert(users).values([{ id: 1, name: 'ann' }, { id: 2, name: 'bob' }]);
      await db.update(users).set({ name: 'eve' }).where(eq(users.id, 2));
      await db.delete(users).where(eq(users.name, 'nobody'));`,
    read: `await db.select({ name: users.name }).from(users).orderBy(users.id)`,
    transaction: (body: string) => `await db.transaction(async (db) => {${body}});`,
  },
} as const;
type Library = (typeof libraries)[keyof typeof libraries];

/** The same table in the words of each database system. */
const drizzleTables: Readonly<Record<string, (source: string) => string>> = {
  mysql: (source) =>
    source
      .replace('integer as int, pgTable', 'int, mysqlTable')
      .replace('pg-core', 'mysql-core')
      .replace('pgTable(', 'mysqlTable('),
  sqlite: (source) =>
    source
      .replace('integer as int, pgTable, varchar as text', 'integer as int, sqliteTable, text')
      .replace('pg-core', 'sqlite-core')
      .replace('pgTable(', 'sqliteTable('),
};

interface RevisionParts {
  readonly library: Library;
  readonly dialect?: 'mysql' | 'sqlite';
  /** Stands around the work. */
  readonly around?: (body: string) => string;
}

/** A table made by an operation, filled by the library; `-x fail` makes it fail at its end. */
function revision({ library, dialect, around = (body) => body }: RevisionParts): string {
  const words = dialect === undefined ? undefined : drizzleTables[dialect];
  return `
import assert from 'node:assert';
import { column, integer, string } from 'mig-check/schema';
${words === undefined ? library.start : words(library.start)}
export const revision = 'a1';
export const downRevision = null;
export async function upgrade(op, { x }) {
  op.createTable('users', column('id', integer(), { primaryKey: true, autoincrement: false }), column('name', string(20)));
  const db = await libraryOn(op);
  ${around(`${library.work}
  assert.deepEqual(${library.read}, [{ name: 'ann' }, { name: 'eve' }]);
  if (x.fail === 'inside') throw new Error('as asked');`)}
  await op.execute("insert into users values (3, 'cy')");
  assert.equal((${library.read}).length, 3);
  if ('fail' in x) throw new Error('as asked');
}
export async function downgrade(op) {
  const db = await libraryOn(op);
  assert.equal((${library.read}).length, 3);
  await op.dropTable('users');
}
`;
}

test('docs/query-builders.md quotes the examples as they are', () => {
  const page = readFileSync(resolve('docs/query-builders.md'), 'utf8');
  const quoted = [...page.matchAll(/<!-- (\S+) -->\s+```ts\n(.*?)```/gs)];
  expect(quoted).toHaveLength(5);
  for (const [, file = '', text] of quoted) expect(text).toBe(readFileSync(resolve(file), 'utf8'));
});

let project: TestProject;
const made = ['kysely', 'drizzle-orm'];
const FILLED = [{ name: 'ann' }, { name: 'eve' }, { name: 'cy' }];

/** Fails and leaves nothing, then succeeds, then goes back; `rows` are `undefined` without a table. */
async function expectTransactional(
  options: DatabaseOptions,
  rows: () => Promise<readonly unknown[] | undefined>,
): Promise<void> {
  await expect(upgrade({ ...options, x: ['fail'] })).rejects.toMatchObject({
    code: 'MIG_REVISION_FAILED',
    message: expect.stringMatching(/as asked.*a1 was rolled back/s) as unknown,
  });
  expect(await rows()).toBeUndefined();
  expect((await upgrade(options)).after).toEqual(['a1']);
  expect(await rows()).toEqual(FILLED);
  await downgrade({ ...options, target: 'base' });
  expect(await rows()).toBeUndefined();
}

describe.each(Object.entries(libraries))('%s in a revision', (name, library) => {
  const write = (driver: string, parts: Omit<RevisionParts, 'library'> = {}, config = ''): void => {
    project = makeProject({
      'mig.config.ts': `export default { migrations: './migrations', ${config} };\n`,
      'on.ts': example(`${name}-${driver}`),
      'migrations/1.ts': revision({ library, ...parts }),
    });
  };
  afterEach(() => project.remove());

  describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
    let url: string;
    let drop: () => Promise<void>;
    const options = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
    beforeEach(async () => void ({ url, drop } = await scratchUrl(server)));
    afterEach(() => drop());
    const rows = (): Promise<readonly unknown[] | undefined> =>
      query(url, 'select name from users order by id').catch(() => undefined);

    it('ENV-38 works in its transaction, and sees what is made there', async () => {
      write('pg');
      installPackages(project.root, [...made, 'pg']);
      await expectTransactional(options(), rows);
    });

    it("ENV-38 a transaction of the library's own would end that of the revision, and is found", async () => {
      write('pg', { around: library.transaction });
      installPackages(project.root, [...made, 'pg']);
      const error = await upgrade(options()).catch((reason: unknown) => reason as MigError);
      expect((error as MigError).cause).toMatchObject({ code: 'MIG_TRANSACTION_ENDED' });
    });
  });

  it('ENV-38 on PGlite', async () => {
    write('pglite');
    installPackages(project.root, [...made, '@electric-sql/pglite']);
    const { PGlite } = hostRequire(`${process.cwd()}/`)('@electric-sql/pglite') as typeof Embedded;
    const connection = await PGlite.create();
    await expectTransactional({ from: project.root, connection, environment: {} }, () =>
      connection.query('select name from users order by id').then(
        ({ rows }) => rows,
        () => undefined,
      ),
    );
    await connection.close();
  });

  for (const dialect of ['mysql', 'mariadb'])
    describeOn({ dialect }, (server) => {
      let url: string;
      let drop: () => Promise<void>;
      const options = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
      beforeEach(async () => void ({ url, drop } = await scratchUrl(server)));
      afterEach(() => drop());
      const rows = (): Promise<readonly unknown[] | undefined> =>
        query(url, 'select name from users order by id').catch(() => undefined);
      const start = (config: string, around?: RevisionParts['around']): void => {
        write('mysql2', { dialect: 'mysql', ...(around === undefined ? {} : { around }) }, config);
        installPackages(project.root, [...made, 'mysql2']);
      };

      it("ENV-38 rows are safe in a transaction of the library's own, for DDL is final", async () => {
        start(`dialect: '${dialect}'`, library.transaction);
        await expect(upgrade({ ...options(), x: ['fail=inside'] })).rejects.toMatchObject({
          code: 'MIG_REVISION_FAILED',
        });
        expect(await rows()).toEqual([]);
        await drop();
        ({ url, drop } = await scratchUrl(server));
        await upgrade(options());
        expect(await rows()).toEqual(FILLED);
      });

      it('ENV-38 a revision of rows alone is rolled back with `transactionalDdl`', async () => {
        start(`dialect: '${dialect}', transactionalDdl: true`);
        project.write(
          'migrations/1.ts',
          revision({ library, dialect: 'mysql' })
            .replace(/op\.createTable\(.*\);/, '')
            .replace("'a1'", "'b2'"),
        );
        await query(url, 'create table users (id integer primary key, name varchar(20))');
        await expect(upgrade({ ...options(), x: ['fail'] })).rejects.toMatchObject({
          message: expect.stringContaining('b2 was rolled back') as unknown,
        });
        expect(await rows()).toEqual([]);
        expect((await upgrade(options())).after).toEqual(['b2']);
        expect(await rows()).toEqual(FILLED);
      });
    });

  describeOn({ id: 'sqlite-better' }, ({ from }) => {
    it('ENV-38 on a file', async () => {
      write('better-sqlite3', { dialect: 'sqlite' });
      installPackages(project.root, ['better-sqlite3', 'bindings', 'file-uri-to-path'], {
        from,
        copied: made,
      });
      const url = 'sqlite:app.db';
      const rows = async (): Promise<readonly unknown[] | undefined> => {
        const connection = await connect(dialectNamed('sqlite'), { url }, { from: `${project.root}/` });
        try {
          return await connection.query('select name from users order by id');
        } catch {
          return undefined;
        } finally {
          await connection.close();
        }
      };
      await expectTransactional({ from: project.root, url, environment: {} }, rows);
    });
  });
});
