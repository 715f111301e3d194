import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { downgrade, upgrade, type DatabaseOptions } from '../../src/commands/index.ts';
import { connect, dialectNamed } from '../../src/dialects/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { describeOn } from '../support/databases.ts';
import { buildProgram, type Program } from '../support/program.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';

let program: Program;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program.remove());

describeOn({ dialect: 'sqlite', files: true }, (server) => {
  const url = server.url.replace(':memory:', 'app.db');
  let project: TestProject;

  beforeEach(() => {
    project = makeProject();
    symlinkSync(join(server.from, 'node_modules'), join(project.root, 'node_modules'));
  });
  afterEach(() => project.remove());

  const here = (): DatabaseOptions => ({ from: project.root, url, environment: {} });
  const write = (id: string, down: string, sql: string, more: object = {}): void => {
    const revision = { id, down, upgrade: sql, downgrade: `drop table t_${id};`, ...more };
    project.write(`migrations/${id}.sql`, sqlRevision(revision));
  };
  const ask = async <Row>(sql: string): Promise<readonly Row[]> => {
    const connection = await connect(dialectNamed('sqlite'), { url }, { from: `${project.root}/` });
    try {
      return await connection.query<Row>(sql);
    } finally {
      await connection.close();
    }
  };
  const tables = async (): Promise<string> =>
    (
      await ask<{ name: string }>(
        `select name from sqlite_master where type = 'table' and name like 't\\_%' escape '\\' order by 1`,
      )
    )
      .map(({ name }) => name)
      .join(' ');
  const at = async (): Promise<readonly string[]> =>
    (await ask<{ v: string }>('select version_num as v from alembic_version')).map(({ v }) => v);
  const failure = (attempt: Promise<unknown>): Promise<MigError> =>
    attempt.then(
      () => {
        throw new Error('it did not fail');
      },
      (error: MigError) => error,
    );

  test('up and down again', async () => {
    write('a', '', 'create table t_a (id integer primary key);');
    write('b', 'a', 'create table t_b (id int references t_a);');
    await upgrade({ ...here(), target: 'head' });
    expect([await tables(), await at()]).toEqual(['t_a t_b', ['b']]);
    await downgrade({ ...here(), target: 'base' });
    expect([await tables(), await at()]).toEqual(['', []]);
  });

  test('a revision that fails leaves nothing of itself behind', async () => {
    write('a', '', 'create table t_a (id int); insert into t_a values (1);');
    write('b', 'a', 'create table t_b (id int);\ndelete from t_a;\ninsert into missing values (1);');
    const error = await failure(upgrade({ ...here(), target: 'head' }));
    expect(error).toMatchObject({
      code: 'MIG_REVISION_FAILED',
      location: { line: expect.any(Number) as number },
    });
    expect(error.message).toContain('no such table: missing');
    expect(error.message).toContain('b was rolled back');
    expect([await tables(), await at()]).toEqual(['t_a', ['a']]);
    expect(await ask('select * from t_a')).toEqual([{ id: 1 }]);
  });

  test('a full disk leaves nothing behind either, and says so', async () => {
    write('a', '', 'create table t_a (text text);');
    await upgrade({ ...here(), target: 'head' });
    // As many pages as a disk would have.
    write(
      'b',
      'a',
      `create table t_b (text text); pragma max_page_count = 8;
        insert into t_b with recursive n (i) as (select 1 union all select i + 1 from n where i < 99) select hex(zeroblob(4000)) from n;`,
    );
    const error = await failure(upgrade({ ...here(), target: 'head' }));
    expect(error.message).toContain('database or disk is full');
    expect([await tables(), await at()]).toEqual(['t_a', ['a']]);
  });

  test('a foreign key that dangles at the end of a revision stops it', async () => {
    write(
      'a',
      '',
      'create table t_a (id integer primary key); create table t_c (a int references t_a (id) deferrable initially deferred);',
    );
    write('b', 'a', 'create table t_b (id int); insert into t_c values (7);');
    const error = await failure(upgrade({ ...here(), target: 'head' }));
    expect(error.message).toContain('FOREIGN KEY constraint failed');
    expect([await tables(), await at()]).toEqual(['t_a t_c', ['a']]);
  });

  test('switching foreign keys off in a transaction is refused, for SQLite would ignore it', async () => {
    write('a', '', 'pragma foreign_keys = off;\ncreate table t_a (id int);');
    const error = await failure(upgrade({ ...here(), target: 'head' }));
    expect(error.message).toContain('PRAGMA foreign_keys does nothing inside a transaction');
    expect(error.message).toContain('transaction: false');
    write('a', '', 'pragma foreign_keys = off;\ncreate table t_a (id int);', {
      header: '-- transaction: false',
    });
    await upgrade({ ...here(), target: 'head' });
    expect([await tables(), await at()]).toEqual(['t_a', ['a']]);
  });

  // The WebAssembly build with files leaves its lock behind when a process is killed.
  if (server.id !== 'sqlite-wasm-files')
    test('killed outside of a transaction, the next run names what is done, and resumes', async () => {
      const statements = [
        'create table t_a (id integer primary key, n integer not null default 0)',
        'insert into t_a (id) values (1), (2)',
        'pragma user_version = 3',
        'update t_a set n = n + 1',
        'create table t_b as select * from t_a',
        'insert into t_b values (3, 1)',
      ];
      project.write(
        'migrations/1.ts',
        `export const revision = 'a'; export const downRevision = null; export const transaction = false;
       export async function upgrade(op) {
         for (const [index, sql] of ${JSON.stringify(statements)}.entries()) {
           await op.execute(sql);
           if (process.env.KILL_AT === String(index + 1)) process.kill(process.pid, 'SIGKILL');
         }
       }
       export function downgrade() {}`,
      );
      for (const [index, sql] of statements.entries()) {
        rmSync(join(project.root, 'app.db'), { force: true });
        const env = { KILL_AT: String(index + 1) };
        const { exit } = await program.run(['upgrade', '--url', url], { cwd: project.root, env });
        expect(exit).toBe('SIGKILL');
        const error = await failure(upgrade(here()));
        expect(error.code).toBe('MIG_JOURNAL_OPEN');
        // A PRAGMA is not recorded, and runs again.
        if (!sql.startsWith('pragma'))
          expect(error.message).toMatch(new RegExp(`done +\\d\\. ${sql.slice(0, 12)}`));
        await upgrade({ ...here(), resume: true });
        expect(await ask('select id, n from t_b order by id')).toEqual([1, 2, 3].map((id) => ({ id, n: 1 })));
        expect(await ask('select user_version as v from pragma_user_version')).toEqual([{ v: 3 }]);
        expect(await at()).toEqual(['a']);
      }
    }, 300_000);

  test('eight processes at once run each revision once', async () => {
    write('a', '', 'create table t_a (id int); insert into t_a values (1);');
    write('b', 'a', 'create table t_b (id int); insert into t_b values (1);');
    write('c', 'b', 'create table t_c (id int); insert into t_c values (1);');
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => program.run(['upgrade', 'head', '--url', url], { cwd: project.root })),
    );
    expect(ended.map(({ exit }) => exit)).toEqual(Array.from({ length: 8 }, () => 0));
    expect([await tables(), await at()]).toEqual(['t_a t_b t_c', ['c']]);
    expect(
      await ask('select id from t_a union all select id from t_b union all select id from t_c'),
    ).toHaveLength(3);
  }, 300_000);
});
