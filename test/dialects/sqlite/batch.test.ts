import { dialectNamed, type Connection } from '../../../src/dialects/index.ts';
import type { BatchAlterTable } from '../../../src/operations/index.ts';
import { openDatabase, runStep } from '../../../src/runtime/index.ts';
import { loadScriptDirectory, type RevisionScript } from '../../../src/script/index.ts';
import { describeOn } from '../../support/databases.ts';
import { makeProject, type TestProject } from '../../support/project.ts';

const sqlite = dialectNamed('sqlite');

/** Everything of leaks.md that hangs on a table (C-S1 to C-S6). */
const SETUP = `
  create table p (
    id integer primary key autoincrement,
    name text collate nocase not null default 'a' check (name <> ''),
    g int generated always as (length(name)) stored,
    constraint positive check (id > 0), unique (name)
  );
  create index ix on p (name desc) where name is not null;
  create table log (line text);
  create trigger tr after insert on p begin insert into log values (case when new.id = 1 then 'x:y' else ';' end); end;
  create view v as select name from p;
  create table c (id integer primary key, pid int references p (id) on delete cascade);
  create table self (id integer primary key, parent int references self (id) on delete cascade);
  create table flags (id int primary key not null, n text) strict, without rowid;
  insert into p (name) values ('a'), ('b'), ('c'); delete from p where id = 3;
  insert into c values (1, 1), (2, 2); insert into self values (1, null), (2, 1); insert into flags values (1, 'x');
  delete from log`;

describeOn({ dialect: 'sqlite' }, (server) => {
  let project: TestProject;
  let connection: Connection;

  beforeEach(async () => {
    project = makeProject();
    ({ connection } = await openDatabase({
      config: { root: server.from, connectTimeoutMs: 10_000 },
      target: { url: server.url },
    }));
    await connection.script(SETUP);
  });
  afterEach(async () => {
    await connection.close();
    project.remove();
  });

  const script = (
    id: string,
    body: { readonly upgrade: string; readonly downgrade?: string },
  ): RevisionScript => {
    const { upgrade, downgrade = '' } = body;
    project.write(
      `migrations/${id}.ts`,
      `import { column, integer, string, unique } from 'mig-check/schema';
export const revision = '${id}';
export const downRevision = null;
export async function upgrade(op) { ${upgrade} }
export async function downgrade(op) { ${downgrade} }\n`,
    );
    const { revisions } = loadScriptDirectory({
      root: project.root,
      versionLocations: [`${project.root}/migrations`],
    });
    return revisions.find((revision) => revision.id === id) as RevisionScript;
  };
  const run = (revision: RevisionScript, direction: 'upgrade' | 'downgrade') =>
    runStep({ script: revision, direction, connection, dialect: sqlite, root: project.root });
  const state = async (): Promise<unknown> => {
    const { objects, counts } = await sqlite.snapshot(connection, { counts: true });
    return { objects: withoutPlace(objects), counts };
  };
  const rows = (sql: string): Promise<readonly object[]> => connection.query(sql);

  test('a table made anew, and back, is the table that it was, with all that hangs on it and all rows', async () => {
    // Sessions enforce foreign keys unless the run says otherwise.
    expect(await connection.query('select foreign_keys from pragma_foreign_keys')).toEqual([
      { foreign_keys: 1 },
    ]);
    const before = await state();
    const revision = script('all', {
      upgrade: `
        await op.execute("insert into log values ('first')");
        await op.batch('p', (batch) => { batch.addColumn(column('x', integer(), { nullable: true }), {}); batch.alterColumn('name', { nullable: true }); });
        await op.batch('self', { recreate: 'always' }, (batch) => { batch.addColumn(column('x', integer())); });
        void op.batch('flags', (batch) => { batch.alterColumn('n', { serverDefault: 'y' }); });`,
      downgrade: `
        await op.batch('p', (batch) => { batch.alterColumn('name', { nullable: false }); batch.dropColumn('x'); });
        await op.batch('self', (batch) => { batch.dropColumn('x'); });
        await op.batch('flags', (batch) => { batch.alterColumn('n', { serverDefault: null }); });
        await op.execute('delete from log');`,
    });
    await run(revision, 'upgrade');
    expect(await state()).not.toEqual(before);
    expect(await rows('select name, x from p order by id')).toEqual([
      { name: 'a', x: null },
      { name: 'b', x: null },
    ]);
    expect(await rows('select id, pid from c order by id')).toHaveLength(2);
    expect(await rows('select name from v')).toHaveLength(2);
    await run(revision, 'downgrade');
    expect(await state()).toEqual(before);
    expect(await rows('select seq from sqlite_sequence')).toEqual([{ seq: 3 }]);
    expect(await rows('pragma foreign_key_check')).toEqual([]);
  });

  test('a batch that fails leaves nothing behind (BAT-08)', async () => {
    const before = await state();
    const revision = script('fails', {
      upgrade: `await op.execute("insert into log values ('first')");
        await op.batch('p', (batch) => { batch.createCheckConstraint('no', "name = 'a'"); });`,
    });
    await expect(run(revision, 'upgrade')).rejects.toMatchObject({ code: 'MIG_STATEMENT_FAILED' });
    expect(await state()).toEqual(before);
  });

  test('foreign keys are checked before the end: a revision that leaves orphans is rolled back', async () => {
    const before = await state();
    const revision = script('orphans', {
      upgrade: `await op.batch('p', { recreate: 'always' }, () => {}); await op.execute('delete from p where id = 2');`,
    });
    await expect(run(revision, 'upgrade')).rejects.toMatchObject({
      code: 'MIG_FOREIGN_KEYS_BROKEN',
      message: expect.stringContaining('1 of c to p') as string,
    });
    expect(await state()).toEqual(before);
  });

  test('a batch that nobody announced is refused rather than losing rows of other tables', async () => {
    await connection.execute('begin');
    const batch = { op: 'batchAlterTable', table: 'p', recreate: 'always', operations: [] } as const;
    await expect(sqlite.expand?.(connection, batch)).rejects.toMatchObject({
      code: 'MIG_FOREIGN_KEYS_ENFORCED',
      message: expect.stringContaining('"c"') as string,
    });
    await connection.execute('rollback');
  });

  test.each<readonly [string, Partial<BatchAlterTable>, RegExp | undefined]>([
    [
      'drops a column',
      { operations: [{ op: 'dropColumn', column: 'name' }] },
      /names \(no such column(?!.*lost)/,
    ],
    [
      'renames one',
      { operations: [{ op: 'alterColumn', column: 'name', newColumnName: 'called' }] },
      /over \(no such column(?!.*lost)/,
    ],
    ['drops one that no view reads', { operations: [{ op: 'dropColumn', column: 'spare' }] }, undefined],
  ])('a batch that %s: views that would no longer work are named', async (_what, batch, named) => {
    await connection.script(
      `create table q (id integer primary key, name text, spare text); create view names as select name from q;
       create view over as select * from names; create view other as select 1; create view lost as select nowhere from q`,
    );
    await connection.execute('pragma foreign_keys = off');
    const before = await sqlite.snapshot(connection);
    const expanded = sqlite.expand?.(connection, {
      op: 'batchAlterTable',
      table: 'q',
      operations: [],
      ...batch,
    });
    if (named === undefined) await expanded;
    else
      await expect(expanded).rejects.toMatchObject({
        code: 'MIG_VIEW_BROKEN',
        message: expect.stringMatching(named) as string,
      });
    expect(await sqlite.snapshot(connection)).toEqual(before);
  });

  test('reading every table and making it anew makes an equal table', async () => {
    const { tables } = (await sqlite.reflect(connection)).metadata;
    expect(tables.map(({ name }) => name)).toEqual(['c', 'flags', 'log', 'p', 'self']);
    const before = (await sqlite.snapshot(connection)).objects;
    for (const made of tables) {
      await connection.script(`drop view if exists v; drop table ${JSON.stringify(made.name)}`);
      for (const statement of sqlite.compile({ op: 'createTable', table: made }))
        await connection.execute(statement);
    }
    await connection.script(
      Object.values(before)
        .filter(({ kind }) => kind === 'trigger' || kind === 'view')
        .map(({ create = '' }) => `${create};`)
        .join('\n'),
    );
    expect(withoutPlace((await sqlite.snapshot(connection)).objects)).toEqual(withoutPlace(before));
    expect((await sqlite.reflect(connection)).metadata.tables).toEqual(tables);
  });
});

/** Whether a constraint stands beside its column or below, and in which order, says nothing about it. */
function withoutPlace(objects: object): unknown {
  return JSON.parse(
    JSON.stringify(objects, (key, value: unknown) =>
      /^(inline|clauseOrder|constraintOrder|idleWords|create)$/.test(key) ? undefined : value,
    ),
  );
}
