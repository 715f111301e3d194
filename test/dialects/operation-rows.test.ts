import { sqlDialectNamed } from '../../src/dialects/index.ts';
import { isMigError } from '../../src/errors/index.ts';
import {
  createOp,
  describe as inWords,
  reverse,
  type Op,
  type Operation,
} from '../../src/operations/index.ts';
import {
  array,
  boolean,
  check,
  column,
  enumeration,
  foreignKey,
  func,
  integer,
  bigInteger,
  dateTime,
  index,
  postgresql,
  quoted,
  references,
  string,
  text,
  type NamingConvention,
} from '../../src/schema/index.ts';

/** The statements of calls of `op`, on a dialect. */
async function sqlOf(
  dialect: string,
  body: (op: Op) => unknown,
  namingConvention: NamingConvention = {},
): Promise<readonly string[]> {
  const sql: string[] = [];
  const queue = createOp({
    run: async (operation) =>
      void sql.push(...sqlDialectNamed(dialect).compile(operation, { namingConvention })),
  });
  body(queue.op);
  await queue.drain();
  return sql.map((statement) => statement.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')'));
}

type Body = (op: Op) => unknown;
type Row = readonly [title: string, dialect: string, body: Body, wanted: readonly string[]];

const rows: readonly Row[] = [
  [
    'OPS-03 a dotted schema is split where something is altered, and is one name elsewhere',
    'postgresql',
    (op) => {
      void op.dropColumn('t', 'c', { schema: 'a.b' });
      void op.dropColumn('t', 'c', { schema: quoted('a.b') });
      void op.createIndex('i', 't', ['Mixed', 'order', 'plain'], { schema: 'a.b' });
    },
    [
      'ALTER TABLE a.b.t DROP COLUMN c',
      'ALTER TABLE "a.b".t DROP COLUMN c',
      'CREATE INDEX i ON "a.b".t ("Mixed", "order", plain)',
    ],
  ],
  [
    'OPS-04 an option acts on its own dialect only',
    'mysql',
    (op) =>
      op.createIndex('i', 't', ['c'], { postgresqlUsing: 'gin', mysqlUsing: 'hash', mssqlClustered: true }),
    ['CREATE INDEX i ON t (c) USING hash'],
  ],
  [
    'OPS-05 OPS-06 a table, its unique constraint inline, its indexes and comments apart',
    'postgresql',
    (op) =>
      op.createTable(
        't',
        column('a', integer(), { unique: true, comment: 'of a' }),
        column('b', integer(), { index: true }),
        column('c', integer(), { index: true, unique: true, foreignKeys: [references('unknown', 'id')] }),
        { comment: 'of t' },
      ),
    [
      'CREATE TABLE t (a INTEGER, b INTEGER, c INTEGER, UNIQUE (a), FOREIGN KEY(c) REFERENCES unknown (id))',
      'CREATE INDEX ix_t_b ON t (b)',
      'CREATE UNIQUE INDEX ix_t_c ON t (c)',
      "COMMENT ON TABLE t IS 'of t'",
      "COMMENT ON COLUMN t.a IS 'of a'",
    ],
  ],
  [
    'OPS-07 schema, condition, prefixes and options of a table',
    'postgresql',
    (op) =>
      op.createTable('t', column('a', integer()), {
        schema: 's',
        ifNotExists: true,
        prefixes: ['UNLOGGED'],
        postgresqlWith: { fillfactor: 70 },
      }),
    ['CREATE UNLOGGED TABLE IF NOT EXISTS s.t (a INTEGER) WITH (fillfactor = 70)'],
  ],
  [
    'OPS-08 a table is dropped, on condition too',
    'postgresql',
    (op) => op.dropTable('t', { schema: 's', ifExists: true }),
    ['DROP TABLE IF EXISTS s.t'],
  ],
  [
    'OPS-09 a renamed table keeps its schema',
    'postgresql',
    (op) => op.renameTable('a', 'b', { schema: 's' }),
    ['ALTER TABLE s.a RENAME TO b'],
  ],
  [
    'OPS-09 on MySQL the new name is qualified',
    'mysql',
    (op) => op.renameTable('a', 'b', { schema: 's' }),
    ['ALTER TABLE s.a RENAME TO s.b'],
  ],
  [
    'OPS-10 OPS-11 a column with what its flags and its type stand for',
    'oracle',
    (op) =>
      op.addColumn(
        't',
        column('c', boolean({ createConstraint: true, typeName: 'ck_c' }), {
          nullable: false,
          serverDefault: '1',
          unique: true,
          comment: 'x',
          checks: [{ sqltext: 'c > 0' }],
          foreignKeys: [references('u', 'id')],
        }),
      ),
    [
      "ALTER TABLE t ADD c SMALLINT DEFAULT '1' NOT NULL CHECK (c > 0)",
      'ALTER TABLE t ADD UNIQUE (c)',
      'ALTER TABLE t ADD FOREIGN KEY(c) REFERENCES u (id)',
      'ALTER TABLE t ADD CONSTRAINT ck_c CHECK (c IN (0, 1))',
      "COMMENT ON COLUMN t.c IS 'x'",
    ],
  ],
  [
    'OPS-12 OPS-13 an inline reference keeps its name and options',
    'postgresql',
    (op) =>
      op.addColumn(
        't',
        column('c', integer(), {
          foreignKeys: [
            references('u', 'id', {
              name: 'fk',
              match: 'FULL',
              onDelete: 'CASCADE',
              deferrable: true,
              initially: 'DEFERRED',
            }),
          ],
        }),
        { inlineReferences: true },
      ),
    [
      'ALTER TABLE t ADD COLUMN c INTEGER CONSTRAINT fk REFERENCES u (id) MATCH FULL ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED',
    ],
  ],
  ...(['mysql', 'mariadb'] as const).map((dialect): Row => [
    'OPS-13 an inline reference is a clause of the same statement',
    dialect,
    (op) =>
      op.addColumn('t', column('c', integer(), { foreignKeys: [references('u', 'id', { name: 'fk' })] }), {
        inlineReferences: true,
      }),
    ['ALTER TABLE t ADD COLUMN c INTEGER, ADD CONSTRAINT fk FOREIGN KEY(c) REFERENCES u (id)'],
  ]),
  [
    'OPS-13 SQL Server gets the reference too',
    'mssql',
    (op) =>
      op.addColumn(
        't',
        column('c', integer(), {
          foreignKeys: [references('u', 'id', { name: 'fk' })],
          checks: [{ sqltext: 'c > 0' }],
        }),
        {
          inlineReferences: true,
        },
      ),
    ['ALTER TABLE t ADD c INTEGER NULL CONSTRAINT fk REFERENCES u (id) CHECK (c > 0)'],
  ],
  [
    'OPS-12 two foreign keys cannot be inline',
    'postgresql',
    (op) =>
      op.addColumn(
        't',
        column('c', integer(), { foreignKeys: [references('u', 'id'), references('v', 'id')] }),
        { inlineReferences: true },
      ),
    [
      'ALTER TABLE t ADD COLUMN c INTEGER',
      'ALTER TABLE t ADD FOREIGN KEY(c) REFERENCES u (id)',
      'ALTER TABLE t ADD FOREIGN KEY(c) REFERENCES v (id)',
    ],
  ],
  [
    'OPS-14 a key is inline when it is asked for and flagged',
    'postgresql',
    (op) => {
      void op.addColumn('t', column('c', integer(), { primaryKey: true }), { inlinePrimaryKey: true });
      void op.addColumn('t', column('d', integer(), { primaryKey: true }));
      void op.addColumn('t', column('e', integer()), { inlinePrimaryKey: true });
    },
    [
      'ALTER TABLE t ADD COLUMN c SERIAL NOT NULL PRIMARY KEY',
      'ALTER TABLE t ADD COLUMN d SERIAL NOT NULL',
      'ALTER TABLE t ADD COLUMN e INTEGER',
    ],
  ],
  [
    'OPS-15 a column is dropped, on condition too',
    'postgresql',
    (op) => op.dropColumn('t', 'c', { ifExists: true }),
    ['ALTER TABLE t DROP COLUMN IF EXISTS c'],
  ],
  [
    'OPS-16 nothing given, nothing emitted',
    'postgresql',
    (op) => op.alterColumn('t', 'c', { existingType: integer() }),
    [],
  ],
  [
    'OPS-17 null drops, absence leaves',
    'postgresql',
    (op) => op.alterColumn('t', 'c', { serverDefault: null, comment: null }),
    ['ALTER TABLE t ALTER COLUMN c DROP DEFAULT', 'COMMENT ON COLUMN t.c IS NULL'],
  ],
  [
    'OPS-18 PostgreSQL: type, nullability, default, comment, and the rename last',
    'postgresql',
    (op) =>
      op.alterColumn('t', 'c', {
        newColumnName: 'd',
        comment: 'x',
        serverDefault: '1',
        type: bigInteger(),
        nullable: false,
      }),
    [
      'ALTER TABLE t ALTER COLUMN c TYPE BIGINT',
      'ALTER TABLE t ALTER COLUMN c SET NOT NULL',
      "ALTER TABLE t ALTER COLUMN c SET DEFAULT '1'",
      "COMMENT ON COLUMN t.c IS 'x'",
      'ALTER TABLE t RENAME c TO d',
    ],
  ],
  [
    'OPS-19 DDL-10 MySQL restates the whole column from what is known',
    'mysql',
    (op) =>
      op.alterColumn('t', 'c', {
        nullable: false,
        existingType: integer(),
        existingServerDefault: '1',
        existingComment: 'x',
        existingAutoincrement: false,
      }),
    ["ALTER TABLE t MODIFY c INTEGER NOT NULL DEFAULT '1' COMMENT 'x'"],
  ],
  [
    'DDL-10 a rename is CHANGE',
    'mysql',
    (op) => op.alterColumn('t', 'c', { newColumnName: 'd', existingType: integer() }),
    ['ALTER TABLE t CHANGE c d INTEGER NULL'],
  ],
  [
    'OPS-20 the CHECK of the old type goes, that of the new one comes',
    'postgresql',
    (op) => {
      const kind = (name: string) => enumeration(name, ['a'], { nativeEnum: false, createConstraint: true });
      return op.alterColumn('t', 'c', { type: kind('ck_new'), existingType: kind('ck_old') });
    },
    [
      'ALTER TABLE t DROP CONSTRAINT ck_old',
      'ALTER TABLE t ALTER COLUMN c TYPE VARCHAR(1)',
      "ALTER TABLE t ADD CONSTRAINT ck_new CHECK (c IN ('a'))",
    ],
  ],
  [
    'OPS-21 a default is a literal, SQL or a function',
    'postgresql',
    (op) => {
      void op.alterColumn('t', 'c', { serverDefault: "it's" });
      void op.alterColumn('t', 'c', { serverDefault: text('a + 1') });
      void op.alterColumn('t', 'c', { serverDefault: func('now') });
    },
    [
      "ALTER TABLE t ALTER COLUMN c SET DEFAULT 'it''s'",
      'ALTER TABLE t ALTER COLUMN c SET DEFAULT a + 1',
      'ALTER TABLE t ALTER COLUMN c SET DEFAULT now()',
    ],
  ],
  [
    'OPS-22 DDL-05 an identity is added, changed where it differs, and dropped',
    'postgresql',
    (op) => {
      void op.alterColumn('t', 'c', {
        serverDefault: { identity: { start: 3 } },
        existingServerDefault: null,
      });
      void op.alterColumn('t', 'c', {
        serverDefault: { identity: { always: true, start: 4 } },
        existingServerDefault: { identity: { start: 3 } },
      });
      void op.alterColumn('t', 'c', { serverDefault: null, existingServerDefault: { identity: {} } });
    },
    [
      'ALTER TABLE t ALTER COLUMN c ADD GENERATED BY DEFAULT AS IDENTITY (START WITH 3)',
      'ALTER TABLE t ALTER COLUMN c SET GENERATED ALWAYS SET START WITH 4',
      'ALTER TABLE t ALTER COLUMN c DROP IDENTITY',
    ],
  ],
  [
    'OPS-22 autoincrement acts on MySQL',
    'mysql',
    (op) =>
      op.alterColumn('t', 'c', { autoincrement: true, existingType: integer(), existingNullable: false }),
    ['ALTER TABLE t MODIFY c INTEGER NOT NULL AUTO_INCREMENT'],
  ],
  [
    'OPS-23 USING says how to convert',
    'postgresql',
    (op) => op.alterColumn('t', 'c', { type: integer(), postgresqlUsing: 'c::integer' }),
    ['ALTER TABLE t ALTER COLUMN c TYPE INTEGER USING c::integer'],
  ],
  [
    'OPS-24 keys and unique constraints',
    'postgresql',
    (op) => {
      void op.createPrimaryKey('pk', 't', ['a', 'b'], { schema: 's' });
      void op.createUniqueConstraint('uq', 't', ['a'], {
        deferrable: true,
        initially: 'DEFERRED',
        postgresqlNullsNotDistinct: true,
      });
    },
    [
      'ALTER TABLE s.t ADD CONSTRAINT pk PRIMARY KEY (a, b)',
      'ALTER TABLE t ADD CONSTRAINT uq UNIQUE NULLS NOT DISTINCT (a) DEFERRABLE INITIALLY DEFERRED',
    ],
  ],
  [
    'OPS-25 a foreign key to its own table that shares a column',
    'postgresql',
    (op) =>
      op.createForeignKey('fk', 't', 't', ['a', 'b'], ['c', 'b'], {
        onUpdate: 'CASCADE',
        onDelete: 'SET NULL',
        match: 'FULL',
        sourceSchema: 's',
        referentSchema: 'r',
      }),
    [
      'ALTER TABLE s.t ADD CONSTRAINT fk FOREIGN KEY(a, b) REFERENCES r.t (c, b) MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE',
    ],
  ],
  [
    'OPS-26 a check from text or SQL',
    'postgresql',
    (op) => {
      void op.createCheckConstraint('ck', 't', 'a > 0');
      void op.createCheckConstraint('ck', 't', text('a > 0'), { schema: 's' });
    },
    ['ALTER TABLE t ADD CONSTRAINT ck CHECK (a > 0)', 'ALTER TABLE s.t ADD CONSTRAINT ck CHECK (a > 0)'],
  ],
  [
    'OPS-27 DDL-09 an exclusion constraint',
    'postgresql',
    (op) =>
      op.createExcludeConstraint(
        'ex',
        't',
        [
          { column: 'during', op: '&&' },
          { text: 'lower(a)', op: '=' },
        ],
        { where: 'a > 0' },
      ),
    ['ALTER TABLE t ADD CONSTRAINT ex EXCLUDE USING gist (during WITH &&, lower(a) WITH =) WHERE (a > 0)'],
  ],
  [
    'OPS-28 without name and convention the server chooses',
    'postgresql',
    (op) => op.createUniqueConstraint(null, 't', ['a']),
    ['ALTER TABLE t ADD UNIQUE (a)'],
  ],
  [
    'OPS-29 DDL-14 each kind has its own words on MySQL',
    'mysql',
    (op) => {
      for (const type of ['foreignkey', 'primary', 'unique', 'check'] as const)
        void op.dropConstraint('c', 't', { type });
    },
    [
      'ALTER TABLE t DROP FOREIGN KEY c',
      'ALTER TABLE t DROP PRIMARY KEY',
      'ALTER TABLE t DROP INDEX c',
      'ALTER TABLE t DROP CHECK c',
    ],
  ],
  [
    'DDL-14 a check on MariaDB is a constraint',
    'mariadb',
    (op) => op.dropConstraint('c', 't', { type: 'check' }),
    ['ALTER TABLE t DROP CONSTRAINT c'],
  ],
  [
    'OPS-29 without a type it is DROP CONSTRAINT',
    'postgresql',
    (op) => op.dropConstraint('c', 't'),
    ['ALTER TABLE t DROP CONSTRAINT c'],
  ],
  [
    'OPS-30 MariaDB knows IF EXISTS for every kind of constraint',
    'mariadb',
    (op) => {
      for (const type of ['foreignkey', 'unique', 'check'] as const)
        void op.dropConstraint('c', 't', { type, ifExists: true });
    },
    [
      'ALTER TABLE t DROP FOREIGN KEY IF EXISTS c',
      'ALTER TABLE t DROP INDEX IF EXISTS c',
      'ALTER TABLE t DROP CONSTRAINT IF EXISTS c',
    ],
  ],
  [
    'OPS-31 OPS-33 an index with everything that PostgreSQL has',
    'postgresql',
    (op) =>
      op.createIndex('i', 't', [{ column: 'a', order: 'desc', nulls: 'last' }, text('lower(b)')], {
        unique: true,
        ifNotExists: true,
        postgresqlConcurrently: true,
        postgresqlUsing: 'btree',
        postgresqlInclude: ['c'],
        postgresqlOps: { a: 'int4_ops' },
        postgresqlWith: { fillfactor: 50 },
        postgresqlNullsNotDistinct: true,
        postgresqlWhere: 'a > 0',
      }),
    [
      'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON t USING btree (a int4_ops DESC NULLS LAST, lower(b)) INCLUDE (c) NULLS NOT DISTINCT WITH (fillfactor = 50) WHERE a > 0',
    ],
  ],
  [
    'OPS-32 an index is dropped with its table on MySQL',
    'mysql',
    (op) => op.dropIndex('i', 't'),
    ['DROP INDEX i ON t'],
  ],
  [
    'OPS-34 index options of MySQL',
    'mysql',
    (op) =>
      op.createIndex('i', 't', ['a'], {
        mysqlPrefix: 'FULLTEXT',
        mysqlLength: { a: 8 },
        mysqlWithParser: 'ngram',
      }),
    ['CREATE FULLTEXT INDEX i ON t (a(8)) WITH PARSER ngram'],
  ],
  [
    'OPS-34 index options of SQL Server',
    'mssql',
    (op) =>
      op.createIndex('i', 't', ['a'], { mssqlClustered: false, mssqlInclude: ['b'], mssqlWhere: 'a > 0' }),
    ['CREATE NONCLUSTERED INDEX i ON t (a) INCLUDE (b) WHERE a > 0'],
  ],
  [
    'OPS-34 a partial index on SQLite',
    'sqlite',
    (op) => op.createIndex('i', 't', ['a'], { sqliteWhere: 'a > 0' }),
    ['CREATE INDEX i ON t (a) WHERE a > 0'],
  ],
  [
    'OPS-35 DDL-04 comments of tables',
    'postgresql',
    (op) => {
      void op.createTableComment('t', "it's", { schema: 's' });
      void op.dropTableComment('t', { schema: 's' });
    },
    ["COMMENT ON TABLE s.t IS 'it''s'", 'COMMENT ON TABLE s.t IS NULL'],
  ],
  [
    'OPS-36 parameters, escaped colons and casts',
    'postgresql',
    (op) => {
      void op.execute("select :a, ':b', '10\\:30', x::int", { a: "it's", b: 1 });
      void op.execute("select ':a'");
    },
    ["select 'it''s', '1', '10:30', x::int", "select ':a'"],
  ],
  [
    'DDL-03 DDL-05 serial keys, identities and computed columns',
    'postgresql',
    (op) =>
      op.createTable(
        't',
        column('a', bigInteger(), { primaryKey: true }),
        column('b', integer(), { identity: { always: true } }),
        column('c', integer(), { computed: { sqltext: 'a * 2' } }),
      ),
    [
      'CREATE TABLE t (a BIGSERIAL NOT NULL, b INTEGER GENERATED ALWAYS AS IDENTITY, c INTEGER GENERATED ALWAYS AS (a * 2) STORED, PRIMARY KEY (a))',
    ],
  ],
  [
    'DDL-06 rows that are there already are not checked',
    'postgresql',
    (op) => op.createForeignKey('fk', 't', 'u', ['a'], ['id'], { postgresqlNotValid: true }),
    ['ALTER TABLE t ADD CONSTRAINT fk FOREIGN KEY(a) REFERENCES u (id) NOT VALID'],
  ],
  [
    'DDL-07 DDL-09 an enum comes before its table; arrays have their items',
    'postgresql',
    (op) =>
      op.createTable(
        't',
        column('m', enumeration('mood', ['a', 'b'])),
        column('x', array(postgresql.jsonb())),
      ),
    ["CREATE TYPE mood AS ENUM ('a', 'b')", 'CREATE TABLE t (m mood, x JSONB[])'],
  ],
  [
    'DDL-11 a lone default needs no type on MySQL',
    'mysql',
    (op) => {
      void op.alterColumn('t', 'c', { serverDefault: '1' });
      void op.alterColumn('t', 'c', { serverDefault: null });
    },
    ["ALTER TABLE t ALTER COLUMN c SET DEFAULT '1'", 'ALTER TABLE t ALTER COLUMN c DROP DEFAULT'],
  ],
  [
    'DDL-12 a date-time is restated with CHANGE',
    'mysql',
    (op) => op.alterColumn('t', 'c', { serverDefault: func('now'), existingType: dateTime() }),
    ['ALTER TABLE t CHANGE c c DATETIME NULL DEFAULT now()'],
  ],
  [
    'DDL-13 comments are inline on MySQL, and cleared by leaving them out',
    'mysql',
    (op) => {
      void op.alterColumn('t', 'c', { comment: null, existingType: integer(), existingComment: 'x' });
      void op.dropTableComment('t');
    },
    ['ALTER TABLE t MODIFY c INTEGER NULL', "ALTER TABLE t COMMENT ''"],
  ],
  [
    'DDL-15 expressions in an index are in parentheses on MySQL',
    'mysql',
    (op) => op.createIndex('i', 't', [text('lower(a)')]),
    ['CREATE INDEX i ON t ((lower(a)))'],
  ],
  [
    'DDL-18 renames are native on SQLite',
    'sqlite',
    (op) => {
      void op.renameTable('a', 'b', { schema: 'aux1' });
      void op.alterColumn('t', 'c', { newColumnName: 'd' });
    },
    ['ALTER TABLE aux1.a RENAME TO b', 'ALTER TABLE t RENAME COLUMN c TO d'],
  ],
  [
    'DDL-19 comments are left out on SQLite',
    'sqlite',
    (op) => op.createTable('t', column('a', integer(), { comment: 'x' }), { comment: 'y' }),
    ['CREATE TABLE t (a INTEGER)'],
  ],
  [
    'DDL-20 SQLite: expression defaults in parentheses, conflict clauses',
    'sqlite',
    (op) =>
      op.createTable(
        't',
        column('a', integer(), {
          serverDefault: text('1 + 1'),
          nullable: false,
          sqliteOnConflictNotNull: 'IGNORE',
        }),
        check('a > 0'),
      ),
    ['CREATE TABLE t (a INTEGER DEFAULT (1 + 1) NOT NULL ON CONFLICT IGNORE, CHECK (a > 0))'],
  ],
];

test.each(rows)('%s (%s)', async (_title, dialect, body, wanted) => {
  expect(await sqlOf(dialect, body)).toEqual(wanted);
});

const refusals: readonly (readonly [title: string, dialect: string, body: Body])[] = [
  [
    'OPS-13 a column on condition, on SQL Server',
    'mssql',
    (op) => op.addColumn('t', column('c', integer()), { ifNotExists: true }),
  ],
  [
    'OPS-21 ERR-18 a computed value',
    'postgresql',
    (op) => op.alterColumn('t', 'c', { serverDefault: { computed: { sqltext: '1' } } }),
  ],
  [
    'OPS-22 DDL-15 ERR-18 an identity on MySQL',
    'mysql',
    (op) => op.alterColumn('t', 'c', { serverDefault: { identity: {} }, existingType: integer() }),
  ],
  [
    'OPS-23 USING without a type',
    'postgresql',
    (op) => op.alterColumn('t', 'c', { nullable: true, postgresqlUsing: 'c' }),
  ],
  [
    'OPS-27 an exclusion constraint elsewhere',
    'mysql',
    (op) => op.createExcludeConstraint('ex', 't', [{ column: 'a', op: '=' }]),
  ],
  ['OPS-29 ERR-18 no type on MySQL', 'mysql', (op) => op.dropConstraint('c', 't')],
  ['OPS-29 an unknown type', 'postgresql', (op) => op.dropConstraint('c', 't', { type: 'typo' as 'check' })],
  [
    'OPS-30 a constraint on condition, on MySQL',
    'mysql',
    (op) => op.dropConstraint('c', 't', { type: 'check', ifExists: true }),
  ],
  [
    'OPS-30 a primary key on condition, on MariaDB',
    'mariadb',
    (op) => op.dropConstraint('c', 't', { type: 'primary', ifExists: true }),
  ],
  ['OPS-30 OPS-32 an index without its table, on MariaDB', 'mariadb', (op) => op.dropIndex('i')],
  ['DDL-10 no type to restate on MySQL', 'mysql', (op) => op.alterColumn('t', 'c', { nullable: true })],
  [
    'DDL-15 MATCH on MySQL',
    'mysql',
    (op) => op.createForeignKey('fk', 't', 'u', ['a'], ['id'], { match: 'FULL' }),
  ],
  [
    'DDL-17 ERR-18 a constraint outside of a batch on SQLite',
    'sqlite',
    (op) => op.createUniqueConstraint('uq', 't', ['a']),
  ],
  [
    'DDL-18 another type outside of a batch on SQLite',
    'sqlite',
    (op) => op.alterColumn('t', 'c', { type: integer() }),
  ],
  [
    'OPS-04 a misspelt option of the dialect',
    'postgresql',
    (op) => op.createIndex('i', 't', ['a'], { postgresqlUsign: 'gin' } as object),
  ],
];

test.each(refusals)('%s is refused (%s)', async (_title, dialect, body) => {
  const error = await sqlOf(dialect, (op) => void Promise.resolve(body(op)).catch(() => undefined)).catch(
    (thrown: unknown) => thrown,
  );
  expect(isMigError(error) && error.code).toMatch(/^MIG_OPERATION_(INVALID|UNSUPPORTED)$/);
});

test('DDL-08 statements that need no transaction are told apart', () => {
  const [statement] = sqlDialectNamed('postgresql').splitStatements('create index concurrently i on t (a);');
  expect(statement?.transactional).toBe(false);
});

test('OPS-02 OPS-42 an operation is data, in words, and reverses when it is known what was there', () => {
  const add: Operation = { op: 'addColumn', table: 't', column: column('c', string(3)) };
  expect(JSON.parse(JSON.stringify(add))).toEqual(add);
  expect(inWords(add)).toBe('add column t.c');
  expect(reverse(add)).toEqual({ op: 'dropColumn', table: 't', column: 'c', existingColumn: add.column });
  expect(reverse({ op: 'dropColumn', table: 't', column: 'c' })).toHaveProperty('irreversible');
  expect(reverse({ op: 'execute', sql: 'select 1' })).toHaveProperty('irreversible');
  expect(
    reverse({ op: 'createTableComment', table: 't', comment: 'new', existingComment: 'old' }),
  ).toMatchObject({
    op: 'createTableComment',
    comment: 'old',
    existingComment: 'new',
  });
});

test('OPS-02 an operation at hand runs by invoke', async () => {
  expect(await sqlOf('postgresql', (op) => op.invoke({ op: 'dropTable', table: 't' }))).toEqual([
    'DROP TABLE t',
  ]);
});

test('OPS-05 OPS-37 a table that was created takes rows; an empty list inserts nothing', async () => {
  const sql = await sqlOf('postgresql', async (op) => {
    const made = await op.createTable(
      't',
      column('a', integer()),
      foreignKey(['a'], 'u', ['id']),
      index('i', ['a']),
    );
    await op.bulkInsert(made, [{ a: 1 }, { a: 2 }]);
    await op.bulkInsert(made, []);
  });
  expect(sql.slice(2)).toEqual(['INSERT INTO t (a) VALUES (1)', 'INSERT INTO t (a) VALUES (2)']);
});
