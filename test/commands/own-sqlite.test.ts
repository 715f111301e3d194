import {
  current,
  downgrade,
  snapshot,
  stamp,
  upgrade,
  type DatabaseOptions,
} from '../../src/commands/index.ts';
import type { MigError } from '../../src/errors/index.ts';
import { hostRequire } from '../../src/util/index.ts';
import { describeOn, type TestServer } from '../support/databases.ts';
import { makeProject, sqlRevision, type TestProject } from '../support/project.ts';

/** A caller's own handle, with any of the packages. */
interface Handle {
  readonly raw: unknown;
  all(sql: string): readonly unknown[];
  run(sql: string): void;
  close(): void;
}

/** What the packages have, as far as it is used here. */
interface RawHandle {
  prepare(sql: string): { all(): readonly unknown[] };
  all(sql: string): readonly unknown[];
  exec(sql: string): unknown;
  close(): void;
}

function openHandle({ from, url }: TestServer): Handle {
  const name = url.split('driver=')[1] ?? '';
  const loaded: unknown = hostRequire(from)(name);
  const { Database, DatabaseSync } = loaded as Record<string, new (path: string) => RawHandle>;
  const Class = DatabaseSync ?? Database ?? (loaded as new (path: string) => RawHandle);
  const raw = new Class(':memory:');
  return {
    raw,
    all: (sql) =>
      (name === 'node-sqlite3-wasm' ? raw.all(sql) : raw.prepare(sql).all()).map((row) => ({
        ...(row as object),
      })),
    run: (sql) => void raw.exec(sql),
    close: () => raw.close(),
  };
}

const table = (id: string, down = '', more = ''): string =>
  sqlRevision({
    id,
    down,
    upgrade: `create table t_${id} (id integer);${more}`,
    downgrade: `drop table t_${id};`,
  });
const moduleRevision = (id: string, down: string, body: string): string => `
import { column, integer } from 'mig-check/schema';
export const revision = '${id}';
export const downRevision = '${down}';
export async function upgrade(op) { ${body} }
export function downgrade() {}
`;
/** A table that other rows refer to is made anew. */
const BATCH = moduleRevision(
  'b2',
  'a1',
  "await op.batch('t_a1', (batch) => { batch.addColumn(column('n', integer())); batch.createCheckConstraint('few', 'id < 9'); });",
);
const PARENT = sqlRevision({
  id: 'a1',
  upgrade: `create table t_a1 (id integer primary key); insert into t_a1 values (1);
    create table child (t integer references t_a1 (id) on delete cascade); insert into child values (1);`,
  downgrade: 'drop table child; drop table t_a1;',
});

describeOn({ dialect: 'sqlite', files: true }, (server) => {
  let project: TestProject;
  let handle: Handle;
  beforeEach(() => {
    project = makeProject({ 'migrations/1.sql': table('a1'), 'migrations/2.sql': table('b2', 'a1') });
    handle = openHandle(server);
  });
  afterEach(() => {
    handle.close();
    project.remove();
  });
  const on = (): DatabaseOptions => ({ from: project.root, connection: handle.raw, environment: {} });
  const failure = (attempt: Promise<unknown>): Promise<MigError> =>
    attempt.then(
      () => {
        throw new Error('it did not fail');
      },
      (error: MigError) => error,
    );
  const tables = (): readonly unknown[] =>
    handle.all("select name from sqlite_master where name like 't\\_%' escape '\\' order by 1");

  it('REC-03 several commands run on one handle, whose session stays as it is', async () => {
    handle.run("pragma foreign_keys = on; attach ':memory:' as mine; create temp table own (id)");
    await upgrade({ ...on(), target: 'a1' });
    await upgrade(on());
    await stamp({ ...on(), revisions: ['a1'] });
    expect((await current(on())).rows).toEqual(['a1']);
    expect((await snapshot(on())).dialect).toBe('sqlite');
    await stamp({ ...on(), revisions: ['b2'] });
    await downgrade({ ...on(), target: 'base' });
    expect(tables()).toEqual([]);
    expect(handle.all('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(handle.all('select * from own')).toEqual([]);
    expect(handle.all("select name from pragma_database_list where name = 'mine'")).toHaveLength(1);
  });

  it('ENV-28 inside a transaction nothing is begun or committed: its owner ends it', async () => {
    handle.run('begin');
    await upgrade(on());
    handle.run('rollback');
    expect(tables()).toEqual([]);
    handle.run('begin');
    await upgrade(on());
    handle.run('commit');
    expect((await current(on())).rows).toEqual(['b2']);
  });

  it('ENV-28 after a failure the handle is usable, and so is its transaction with what was in it before', async () => {
    project.write('migrations/2.sql', table('b2', 'a1', '\ninsert into missing values (1);'));
    expect((await failure(upgrade(on()))).code).toBe('MIG_REVISION_FAILED');
    expect(tables()).toEqual([{ name: 't_a1' }]);
    handle.run('begin; create table mine (id integer)');
    const error = await failure(upgrade(on()));
    expect(error.message).toContain("within the caller's transaction, which is still open");
    handle.run('insert into mine values (1); commit');
    expect(handle.all('select * from mine')).toEqual([{ id: 1 }]);
    expect((await current(on())).rows).toEqual(['a1']);
  });

  it.each([
    ['done', BATCH, ['b2']],
    ['failed', BATCH.replace('});', "}); await op.execute('nonsense');"), ['a1']],
  ])('BAT-01 foreign keys are enforced again when a batch is %s', async (_what, text, rows) => {
    project.write('migrations/1.sql', PARENT);
    project.write('migrations/2.sql', '');
    project.write('migrations/2.mjs', text);
    project.write('migrations/2.sql', table('z9', 'b2'));
    handle.run('pragma foreign_keys = on');
    await upgrade({ ...on(), target: 'b2' }).catch(() => undefined);
    expect((await current(on())).rows).toEqual(rows);
    expect(handle.all('pragma foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(handle.all('select * from child')).toEqual([{ t: 1 }]);
  });

  it('BAT-01 foreign keys are enforced again in the revision behind a batch', async () => {
    project.write('migrations/1.sql', PARENT);
    project.write('migrations/2.sql', '');
    project.write('migrations/2.mjs', BATCH);
    project.write('migrations/2.sql', table('z9', 'b2', ' delete from t_a1;'));
    handle.run('pragma foreign_keys = on');
    await upgrade(on());
    expect(handle.all('select * from child')).toEqual([]);
  });

  it("BAT-01 in the caller's transaction a batch that would delete rows of other tables is refused", async () => {
    project.write('migrations/1.sql', PARENT);
    project.write('migrations/2.mjs', BATCH);
    project.write('migrations/2.sql', table('z9', 'b2'));
    handle.run('pragma foreign_keys = on');
    await upgrade({ ...on(), target: 'a1' });
    handle.run('begin');
    const error = await failure(upgrade({ ...on(), target: 'b2' }));
    expect(error.code).toBe('MIG_REVISION_FAILED');
    handle.run('commit');
    expect(handle.all('select * from child')).toEqual([{ t: 1 }]);
    expect((await current(on())).rows).toEqual(['a1']);
  });

  it("ENV-28 a revision that opted out is refused inside the caller's transaction", async () => {
    project.write(
      'migrations/2.sql',
      table('b2', 'a1').replace('-- message', '-- transaction: false\n-- message'),
    );
    handle.run('begin');
    expect((await failure(upgrade(on()))).code).toBe('MIG_TRANSACTION_NOT_OURS');
    handle.run('rollback');
  });

  it('API-10 a handle that is closed is no connection', async () => {
    handle.close();
    expect(await failure(upgrade(on()))).toMatchObject({
      code: 'MIG_CONNECTION_UNUSABLE',
      message: expect.stringContaining('cannot be read') as unknown,
    });
    handle = openHandle(server);
  });

  it('REV-12 an id that is no text is refused', async () => {
    handle.run("create table alembic_version (version_num blob); insert into alembic_version values (x'00')");
    expect(await failure(upgrade(on()))).toMatchObject({ code: 'MIG_VERSION_ROW_NOT_TEXT' });
    handle.run('update alembic_version set version_num = 7');
    expect((await failure(upgrade(on()))).message).toContain('is a number');
  });

  it('ENV-38 a revision gets the same object', async () => {
    project.write(
      'migrations/3.mjs',
      moduleRevision('c3', 'b2', 'context.attributes.seen.push(await op.connection());').replace(
        '(op)',
        '(op, context)',
      ),
    );
    const seen: unknown[] = [];
    await upgrade({ ...on(), attributes: { seen } });
    expect(seen).toEqual([handle.raw]);
  });

  it('OPS-37 OPS-38 values are bound, and mean the same as their literals', async () => {
    project.write(
      'migrations/3.mjs',
      moduleRevision(
        'c3',
        'b2',
        `
        const rows = [
          { a: 1, b: "it's \\\\ ? :x \\"y\\"", c: true, d: { k: [1, "'"] }, e: new Uint8Array([0, 255]) },
          { a: 0.1, b: null, c: false, d: [], e: new Uint8Array() },
          { a: 9007199254740993n, b: 'x'.repeat(5000), c: null, d: 'text', e: null },
          { a: 1e21, b: '', c: true, d: 7, e: null },
          { a: -0, b: op.inlineLiteral('inline'), c: true, d: null, e: null },
        ];
        // No affinity: a value is kept as it comes.
        const columns = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, type: name === 'd' ? { name: 'JSON' } : { sql: 'blob' } }));
        for (const [name, bound] of [['t', true], ['u', false]]) {
          op.createTable(name, ...columns);
          op.bulkInsert({ name, columns }, rows, { multiinsert: bound });
          op.execute('update ' + name + ' set b = :b where a = :a', { a: 1, b: bound ? "o'k" : op.inlineLiteral("o'k") });
        }
        const found = await op.sql.rows\`select b from t where a = \${1} and typeof(a) = \${'integer'}\`;
        if (found[0]?.b !== "o'k") throw new Error(JSON.stringify(found));`,
      ),
    );
    const { revisions } = await upgrade(on());
    // Two tables and two updates, one INSERT with all values bound, and one for each row.
    expect(revisions.at(-1)?.statements).toBe(4 + 1 + 5);
    const of = (name: string): readonly unknown[] =>
      handle.all(
        `select ${['a', 'b', 'c', 'd', 'e'].map((c) => `typeof(${c}) || ' ' || quote(${c}) as ${c}`).join(', ')} from ${name} order by rowid`,
      );
    expect(of('t')).toHaveLength(5);
    expect(of('t')).toEqual(of('u'));
    expect(of('t')).toMatchObject([
      { a: 'integer 1', c: 'integer 1', e: "blob X'00FF'" },
      { a: 'real 0.1' },
      { a: 'integer 9007199254740993' },
      { a: 'real 1.0e+21' },
      { a: 'integer 0', b: "text 'inline'" },
    ]);
  });

  it.each([
    ['`transaction: false`', '-- transaction: false', ''],
    ['`transactionalDdl: false`', '', ', transactionalDdl: false'],
  ])(
    'with %s a failure is recorded, and the next run goes on behind what is done',
    async (_what, header, setting) => {
      project.write('mig.config.ts', `export default { migrations: './migrations'${setting} };\n`);
      const text = (third: string): string =>
        sqlRevision({
          id: 'b2',
          down: 'a1',
          header,
          upgrade: `create table t_b2 (id integer);\npragma user_version = 7;\ninsert into t_b2 values (1);\n${third}\ncreate table t_c (id integer);`,
        });
      project.write('migrations/2.sql', text('insert into missing values (1);'));
      expect((await failure(upgrade(on()))).message).toContain('done and kept');
      const error = await failure(upgrade(on()));
      expect(error.code).toBe('MIG_JOURNAL_OPEN');
      expect(error.message).toContain('done      2. insert into t_b2 values (1)');
      expect(error.message).toContain('not done  3. insert into missing values (1)');
      project.write('migrations/2.sql', text('insert into t_b2 values (2);'));
      expect((await upgrade({ ...on(), resume: true })).after).toEqual(['b2']);
      expect(handle.all('select id from t_b2 order by 1')).toEqual([{ id: 1 }, { id: 2 }]);
      expect(handle.all('select * from alembic_version_journal')).toEqual([]);
    },
  );
});
