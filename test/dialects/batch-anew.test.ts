import { describeOn } from '../support/databases.ts';
import { differencesOf, openSlate, run, type Slate } from '../support/reflection.ts';
import type { BatchAlterTable } from '../../src/operations/index.ts';
import { check, column, integer, text } from '../../src/schema/index.ts';

// A table that a batch makes anew without being told what it is: everything on it stays, its rows and numbers too.

const ANEW = { op: 'batchAlterTable', table: 't', recreate: 'always' } as const;

describeOn({ dialect: 'postgresql' }, (server) => {
  let slate: Slate;
  beforeAll(async () => {
    slate = await openSlate(server);
  });
  afterAll(() => slate.close());

  const everything = [
    `create function touch() returns trigger language plpgsql as 'begin return new; end'`,
    `create table other (id integer primary key)`,
    `create table t (
       id serial primary key, n bigint generated always as identity (start 10), at timestamptz default now(),
       word varchar(9) collate "C" not null default 'x', other_id integer references other (id) deferrable,
       double integer generated always as (other_id * 2) stored, loose integer,
       constraint uq unique (word, id), constraint ck check (length(word) < 20) no inherit
     ) with (fillfactor = 70)`,
    `alter table t add constraint nv check (loose > 0) not valid`,
    `create unique index ix on t (lower(word)) where id > 0`,
    `create unique index whole on t (word, id)`,
    `create index ix2 on t (word text_pattern_ops desc) include (n)`,
    `create sequence free start 5`,
    `alter table t alter loose set default nextval('free'), alter word set storage external, alter id set statistics 7`,
    `alter sequence free owned by t.loose`,
    `create trigger touch before update on t for each row execute function touch()`,
    `create policy seen on t using (id > 0)`,
    `alter table t enable row level security, replica identity using index whole`,
    `create statistics st on id, n from t`,
    `create rule quiet as on delete to t do also select 1`,
    `grant select on t to public`,
    `grant update (word) on t to public`,
    `comment on table t is 'it''s'`,
    `comment on column t.word is 'w'`,
    `comment on constraint uq on t is 'u'`,
    `comment on index ix is 'i'`,
    `create publication pub for table t`,
    `alter table t cluster on t_pkey`,
    `alter table t disable trigger touch`,
  ];

  async function fill(): Promise<void> {
    await slate.wipe();
    await slate.connection.execute('drop publication if exists pub');
    for (const sql of everything) await slate.connection.execute(sql);
    await slate.connection.execute('insert into other values (1), (2)');
    await slate.connection.execute(
      `insert into t (word, other_id, loose) select 'w' || g, 1 + g % 2, g from generate_series(1, 20) g`,
    );
    await slate.connection.execute('delete from t where id > 15');
  }
  const rows = (columns = '*'): Promise<readonly Record<string, unknown>[]> =>
    slate.connection.query(`select ${columns} from t order by id`);

  test('BAT-06 a table stays as it is, with its rows and the numbers of its sequences', async () => {
    await fill();
    const [before, had] = [await slate.dialect.snapshot(slate.connection), await rows()];
    await run(slate, { ...ANEW, operations: [] });
    expect(await differencesOf(slate, before, await slate.dialect.snapshot(slate.connection))).toEqual([]);
    expect(await rows()).toEqual(had);
    const [next] = await slate.connection.query<{ id: number; n: unknown; loose: number }>(
      `insert into t (word) values ('new') returning id, n, loose`,
    );
    expect({ ...next, n: Number(next?.n) }).toEqual({ id: 21, n: 30, loose: 5 });
  });

  test('BAT-14 BAT-15 columns dropped, renamed, changed and added; what hangs on the others stays', async () => {
    await fill();
    const before = await slate.dialect.snapshot(slate.connection);
    await run(slate, {
      ...ANEW,
      operations: [
        { op: 'dropColumn', column: 'at' },
        { op: 'alterColumn', column: 'loose', newColumnName: 'bound' },
        { op: 'dropConstraint', name: 'nv', type: 'check' },
        { op: 'alterColumn', column: 'other_id', nullable: false },
        {
          op: 'addColumn',
          column: column('extra', integer(), { serverDefault: '7', nullable: false }),
          insertAfter: 'id',
        },
      ],
    });
    const after = await slate.dialect.snapshot(slate.connection);
    expect(await differencesOf(slate, before, after)).toEqual([
      'missing check constraint public.t.nv',
      'missing column public.t.at',
      'extra column public.t.bound',
      'extra column public.t.extra',
      'missing column public.t.loose',
      'column public.t.other_id: notNull was false, is true',
      'sequence public.free: ownedBy was "public.t.loose", is "public.t.bound"',
    ]);
    expect((await rows('id, extra, bound, word'))[0]).toEqual({ id: 1, extra: 7, bound: 1, word: 'w1' });
  });

  test.each<readonly [string, readonly string[], string]>([
    [
      'a partition of it',
      ['create table t (id integer) partition by list (id)', 'create table p partition of t default'],
      'partition',
    ],
    [
      'a table that inherits from it',
      ['create table t (id integer)', 'create table c () inherits (t)'],
      'inherits',
    ],
    [
      'a partition',
      ['create table p (id integer) partition by list (id)', 'create table t partition of p default'],
      'partition',
    ],
    [
      'a foreign key from elsewhere',
      ['create table t (id integer primary key)', 'create table c (id integer references t)'],
      'depend',
    ],
    ['a view', ['create table t (id integer)', 'create view v as select * from t'], 'depend'],
  ])('it is refused rather than losing %s', async (_what, statements, reason) => {
    await slate.wipe();
    for (const sql of statements) await slate.connection.execute(sql);
    const before = await slate.dialect.snapshot(slate.connection);
    await expect(run(slate, { ...ANEW, operations: [] })).rejects.toThrow(reason);
    expect(await differencesOf(slate, before, await slate.dialect.snapshot(slate.connection))).toEqual([]);
  });

  test('a table outside of the schema that the session looks in', async () => {
    await slate.wipe();
    await slate.connection.execute('create schema "My App"');
    await slate.connection.execute(
      'create table "My App".t (id serial primary key, up integer references "My App".t)',
    );
    await slate.connection.execute('insert into "My App".t values (3, null), (4, 3)');
    const before = await slate.dialect.snapshot(slate.connection);
    await run(slate, { ...ANEW, schema: 'My App', operations: [] });
    expect(await differencesOf(slate, before, await slate.dialect.snapshot(slate.connection))).toEqual([]);
    expect(await slate.connection.query('select count(*)::int as n from "My App".t')).toEqual([{ n: 2 }]);
  });

  test('BAT-10 BAT-11 reflectArgs and reflectKwargs, and names that a convention does not change', async () => {
    await slate.wipe();
    await slate.connection.execute(
      'create table t (id integer primary key, word text, constraint named unique (word))',
    );
    const batch: BatchAlterTable = {
      ...ANEW,
      namingConvention: { uq: 'x_%(constraint_name)s', ck: 'ck_%(constraint_name)s' },
      reflectArgs: [column('word', text(), { nullable: false }), check('id > 0', { name: 'more' })],
      reflectKwargs: { comment: 'said' },
      operations: [{ op: 'createCheckConstraint', name: 'ck_last', condition: 'id < 99' }],
    };
    await run(slate, batch);
    const { tables } = (await slate.dialect.reflect(slate.connection)).metadata;
    expect(tables[0]).toMatchObject({
      comment: 'said',
      columns: [{ name: 'id' }, { name: 'word', nullable: false }],
      constraints: [{ name: 't_pkey' }, { name: 'named' }, { name: 'ck_last' }, { name: 'ck_more' }],
    });
  });
});

describe.each(['mysql', 'mariadb'])('%s', (dialect) => {
  describeOn({ dialect }, (server) => {
    let slate: Slate;
    beforeAll(async () => {
      slate = await openSlate(server);
    });
    afterAll(() => slate.close());

    async function fill(): Promise<void> {
      await slate.wipe();
      for (const sql of [
        'create table other (id int primary key)',
        `create table t (
           id int auto_increment primary key, word varchar(9) character set latin1 not null default 'x',
           at datetime(3) default current_timestamp(3) on update current_timestamp(3), other_id int,
           up int, m int, twice int generated always as (m * 2) stored,
           constraint fk foreign key (other_id) references other (id) on delete cascade,
           constraint own foreign key (up) references t (id),
           constraint ck check (other_id > -4), key k (word(3), id), fulltext ft (word)
         ) row_format = dynamic comment 'it''s'`,
        `create trigger one before insert on t for each row set new.up = null`,
        `create trigger two before insert on t for each row begin set new.word = concat(new.word, ':a'); end`,
        `insert into other values (1)`,
        `insert into t (word, other_id) values ('a', 1), ('b', 1), ('c', 1)`,
        `delete from t where id = 3`,
        `set @@session.sql_mode = concat(@@session.sql_mode, ',NO_AUTO_VALUE_ON_ZERO')`,
        `insert into t (id, word) values (0, 'zero')`,
        `set @@session.sql_mode = replace(@@session.sql_mode, 'NO_AUTO_VALUE_ON_ZERO', '')`,
      ])
        await slate.connection.execute(sql);
    }

    test('BAT-06 a table stays as it is, with its rows, its counter and its triggers', async () => {
      await fill();
      const before = await slate.dialect.snapshot(slate.connection);
      const had = await slate.connection.query('select * from t order by id');
      await run(slate, { ...ANEW, operations: [] });
      expect(await differencesOf(slate, before, await slate.dialect.snapshot(slate.connection))).toEqual([]);
      expect(await slate.connection.query('select * from t order by id')).toEqual(had);
      await slate.connection.execute(`insert into t (word) values ('n')`);
      expect(await slate.connection.query('select max(id) as id from t')).toEqual([{ id: 4 }]);
    });

    test('BAT-14 BAT-15 columns dropped, renamed and added', async () => {
      await fill();
      await slate.connection.execute('drop trigger one');
      await run(slate, {
        ...ANEW,
        operations: [
          { op: 'dropColumn', column: 'up' },
          { op: 'dropIndex', name: 'own' },
          { op: 'alterColumn', column: 'at', newColumnName: 'changed' },
          { op: 'addColumn', column: column('extra', integer()), insertAfter: 'id' },
        ],
      });
      const { tables } = (await slate.dialect.reflect(slate.connection, { tables: ['t'] })).metadata;
      expect(tables[0]?.columns.map(({ name }) => name)).toEqual([
        'id',
        'extra',
        'word',
        'changed',
        'other_id',
        'm',
        'twice',
      ]);
    });

    test('BAT-19 it is refused before anything happens when another table refers to it', async () => {
      await fill();
      await slate.connection.execute('create table c (t_id int, foreign key (t_id) references t (id))');
      const before = await slate.dialect.snapshot(slate.connection);
      await expect(run(slate, { ...ANEW, operations: [] })).rejects.toMatchObject({
        code: 'MIG_OPERATION_UNSUPPORTED',
        message: expect.stringContaining('c refers to it') as string,
      });
      expect(await differencesOf(slate, before, await slate.dialect.snapshot(slate.connection))).toEqual([]);
    });

    test('what would be lost is named', async () => {
      await slate.wipe();
      await slate.connection.execute(`create table t (id int primary key, n int, key k (n) comment 'hm')`);
      await expect(run(slate, { ...ANEW, operations: [] })).rejects.toMatchObject({
        code: 'MIG_REFLECTION_FAILED',
        message: expect.stringContaining('index t.k, comment') as string,
      });
    });
  });
});
