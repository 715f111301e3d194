import fc from 'fast-check';
import { creatable } from '../support/arbitraries/creatable.ts';
import { describeOn } from '../support/databases.ts';
import { column, foreignKey, index, primaryKey, table, type Table } from '../../src/schema/index.ts';
import { again, create, differencesOf, openSlate, run, type Slate } from '../support/reflection.ts';

const RUNS = Number(process.env['MIG_TEST_RUNS'] ?? 10);

describe.each(['postgresql', 'mysql', 'mariadb', 'sqlite'])('reflection: %s', (dialect) => {
  describeOn({ dialect }, (server) => {
    let from: Slate;
    let to: Slate;
    beforeAll(async () => {
      from = await openSlate(server);
      to = await openSlate(server);
    });
    afterAll(async () => {
      await from.close();
      await to.close();
    });

    test('what is read of a random schema makes an equal one, of which the same is read', async () => {
      await fc.assert(
        fc.asyncProperty(creatable(dialect), async (metadata) => {
          await from.wipe();
          await create(from, metadata);
          const { first, second, differences } = await again(from, to);
          expect(differences).toEqual([]);
          expect(second).toEqual(first);
          expect(first.remarks).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    });

    test('BAT-06 a table that is made anew without a change is the same', async () => {
      await fc.assert(
        fc.asyncProperty(creatable(dialect), async (metadata) => {
          await from.wipe();
          await create(from, metadata);
          const before = await from.dialect.snapshot(from.connection);
          for (const { name } of metadata.tables.filter(({ name }) => !isReferred(name, metadata.tables)))
            await run(from, { op: 'batchAlterTable', table: name, recreate: 'always', operations: [] });
          const after = await from.dialect.snapshot(from.connection);
          expect(await differencesOf(from, before, after)).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    });
  });
});

/** Whether another table refers to it: then the server keeps it. */
function isReferred(name: Table['name'], tables: readonly Table[]): boolean {
  return tables.some(
    (other) =>
      other.name !== name &&
      (other.constraints ?? []).some((item) => item.kind === 'foreignKey' && item.refTable === name),
  );
}

interface Case {
  readonly dialect: string;
  readonly what: string;
  readonly sql: readonly string[];
  readonly table?: Table;
  /** Keys and properties of what is not said. */
  readonly remarks?: readonly string[];
}

const CASES: readonly Case[] = [
  {
    dialect: 'postgresql',
    what: 'a serial key, an enum, an order, an operator class and a partial index',
    sql: [
      `create type mood as enum ('good', 'bad')`,
      `create table t (id serial primary key, feels mood not null default 'good', word varchar(9))`,
      'create index ix on t (word text_pattern_ops, feels desc nulls last) include (id) where id > 3',
    ],
    table: table(
      't',
      column('id', { name: 'INTEGER' }, { nullable: false, autoincrement: true }),
      column(
        'feels',
        { name: 'postgresql.ENUM', values: ['good', 'bad'], typeName: 'mood' },
        { nullable: false, serverDefault: 'good' },
      ),
      column('word', { name: 'VARCHAR', length: 9 }, { nullable: true }),
      primaryKey(['id'], { name: 't_pkey' }),
      index('ix', ['word', { column: 'feels', order: 'desc', nulls: 'last' }], {
        postgresqlOps: { word: 'text_pattern_ops' },
        postgresqlInclude: ['id'],
        postgresqlWhere: 'id > 3',
      }),
    ),
  },
  {
    dialect: 'postgresql',
    what: 'an inherited check, storage and the index that rows are in the order of',
    sql: [
      'create table t (id integer primary key, word text)',
      'alter table t add constraint ck check (id > 1) no inherit',
      'alter table t alter word set storage external',
      'cluster t using t_pkey',
    ],
    remarks: [
      'check constraint public.t.ck',
      'column public.t.word storage',
      'primary key public.t.t_pkey clustered',
    ],
  },
  {
    dialect: 'postgresql',
    what: 'a table that is a partition',
    sql: ['create table p (id integer) partition by list (id)', 'create table t partition of p default'],
    remarks: ['table public.t'],
  },
  ...(['mysql', 'mariadb'] as const).map((dialect): Case => ({
    dialect,
    what: 'options, a reference, a prefix and a full text',
    sql: [
      'create table p (id int primary key)',
      `create table t (id int auto_increment primary key, word varchar(9), p int, key k (word(3) desc), fulltext ft (word),
         constraint fk foreign key (p) references p (id) on delete set null on update cascade)
         engine=innodb character set latin1 comment='hm'`,
    ],
    table: {
      ...table(
        't',
        column('id', numbered(dialect), { nullable: false, autoincrement: true }),
        column('word', { name: 'mysql.VARCHAR', length: 9 }, { nullable: true }),
        column('p', numbered(dialect), { nullable: true }),
        primaryKey(['id']),
        foreignKey(['p'], 'p', ['id'], { name: 'fk', onDelete: 'SET NULL', onUpdate: 'CASCADE' }),
        index('k', [{ column: 'word', order: 'desc' }], { [`${dialect}Length`]: { word: 3 } }),
        index('fk', ['p']),
        index('ft', ['word'], { [`${dialect}Prefix`]: 'FULLTEXT' }),
      ),
      comment: 'hm',
      dialectOptions: {
        [`${dialect}Engine`]: 'InnoDB',
        [`${dialect}DefaultCharset`]: 'latin1',
        [`${dialect}Collate`]: 'latin1_swedish_ci',
      },
    },
  })),
  ...(['mysql', 'mariadb'] as const).map((dialect): Case => ({
    dialect,
    what: 'the comment of an index, and a number that no key of the table begins with',
    sql: [`create table t (id int primary key, n int auto_increment, key k (n) comment 'hm')`],
    remarks: ['column t.n autoIncrement', 'index t.k comment'],
  })),
  {
    dialect: 'sqlite',
    what: 'a key with an order',
    sql: ['create table t (id integer, primary key (id desc))'],
    remarks: ['table t'],
  },
];

function numbered(dialect: 'mysql' | 'mariadb'): Table['columns'][number]['type'] {
  return { name: 'mysql.INTEGER', ...(dialect === 'mariadb' ? { displayWidth: 11 } : {}) };
}

describe.each(['postgresql', 'mysql', 'mariadb', 'sqlite'])('one table: %s', (dialect) => {
  describeOn({ dialect }, (server) => {
    let slate: Slate;
    beforeAll(async () => {
      slate = await openSlate(server);
    });
    afterAll(() => slate.close());

    test.each(CASES.filter((item) => item.dialect === dialect))('$what', async (item) => {
      await slate.wipe();
      for (const sql of item.sql) await slate.connection.execute(sql);
      const { metadata, remarks } = await slate.dialect.reflect(slate.connection, { tables: ['t'] });
      const keys = remarks.map(({ key, property }) => [key, property ?? ''].join(' ').trim());
      expect(keys).toEqual(item.remarks ?? []);
      if (item.table !== undefined) expect(metadata.tables).toEqual([item.table]);
    });

    test('a table that is not there is left out', async () => {
      const { metadata } = await slate.dialect.reflect(slate.connection, { tables: ['none'] });
      expect(metadata.tables).toEqual([]);
    });
  });
});
