import { dialectNamed } from '../../src/dialects/index.ts';
import type { BatchAlterTable } from '../../src/operations/index.ts';
import {
  boolean,
  check,
  column,
  foreignKey,
  index,
  integer,
  string,
  table,
  text,
  unique,
} from '../../src/schema/index.ts';

// The rows of the reference on batches that show in the SQL alone; what a batch keeps in a database is tested there.

const flag = boolean({ createConstraint: true, typeName: 'ck_active' });

const users = table(
  'users',
  column('id', integer(), { primaryKey: true }),
  column('name', string(50)),
  column('boss', integer()),
  column('active', flag),
  unique(['name'], { name: 'uq_name' }),
  check('boss > 0', { name: 'ck_boss' }),
  check('id > 0'),
  foreignKey(['boss'], 'users', ['id'], { name: 'fk_boss' }),
  index('ix_name', ['name']),
);

type Batch = Partial<BatchAlterTable> & Pick<BatchAlterTable, 'operations'>;

/** The statements, white space as one blank. */
function sql(dialect: string, batch: Batch): readonly string[] {
  const operation: BatchAlterTable = { op: 'batchAlterTable', table: 'users', copyFrom: users, ...batch };
  return dialectNamed(dialect)
    .compile(operation)
    .map((statement) => statement.replace(/\s+/g, ' '));
}

const age = { op: 'addColumn', column: column('age', integer()) } as const;
const dropName = { op: 'dropColumn', column: 'name' } as const;
const ANEW = /^CREATE TABLE _alembic_tmp_users /;

test('BAT-06 the steps of a copy: new table, rows, old table dropped, renamed, indexes', () => {
  expect(sql('sqlite', { operations: [], recreate: 'always' })).toEqual([
    expect.stringMatching(ANEW),
    'INSERT INTO _alembic_tmp_users (id, name, boss, active) SELECT users.id, users.name, users.boss, users.active FROM users',
    'DROP TABLE users',
    'ALTER TABLE _alembic_tmp_users RENAME TO users',
    'CREATE INDEX ix_name ON users (name)',
  ]);
});

test.each<readonly [string, string, Batch, boolean]>([
  ['BAT-03 always, with nothing to do', 'postgresql', { operations: [], recreate: 'always' }, true],
  ['BAT-03 never', 'sqlite', { operations: [dropName], recreate: 'never' }, false],
  [
    'BAT-04 auto, a change that SQLite has no ALTER for',
    'sqlite',
    { operations: [{ op: 'alterColumn', column: 'name', type: text() }] },
    true,
  ],
  ['BAT-04 auto, a column added on SQLite', 'sqlite', { operations: [age] }, false],
  [
    'BAT-04 auto, a column with an expression for its default on SQLite',
    'sqlite',
    {
      operations: [
        { op: 'addColumn', column: column('at', text(), { serverDefault: { text: 'CURRENT_TIMESTAMP' } }) },
      ],
    },
    true,
  ],
  ['BAT-04 auto, another dialect', 'postgresql', { operations: [dropName] }, false],
])('%s: a new table or none', (_name, dialect, batch, anew) => {
  expect(sql(dialect, batch).some((statement) => ANEW.test(statement))).toBe(anew);
});

test('BAT-02 every operation that a batch has runs as it would alone when the table stays', () => {
  expect(
    sql('postgresql', {
      recreate: 'never',
      operations: [
        age,
        { op: 'alterColumn', column: 'age', nullable: false },
        { op: 'createUniqueConstraint', name: 'uq_age', columns: ['age'] },
        { op: 'createCheckConstraint', name: 'ck_age', condition: 'age > 0' },
        {
          op: 'createForeignKey',
          name: 'fk_age',
          referentTable: 'ages',
          localCols: ['age'],
          remoteCols: ['id'],
        },
        { op: 'createIndex', name: 'ix_age', columns: ['age'] },
        { op: 'createTableComment', comment: 'people' },
        { op: 'execute', sql: 'SELECT 1' },
        { op: 'dropTableComment' },
        { op: 'dropIndex', name: 'ix_age' },
        { op: 'dropConstraint', name: 'fk_age' },
        dropName,
        { op: 'dropConstraint', name: 'users_pkey', type: 'primary' },
        { op: 'createPrimaryKey', name: 'pk', columns: ['id', 'age'] },
      ],
    }),
  ).toEqual([
    'ALTER TABLE users ADD COLUMN age INTEGER',
    'ALTER TABLE users ALTER COLUMN age SET NOT NULL',
    'ALTER TABLE users ADD CONSTRAINT uq_age UNIQUE (age)',
    'ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 0)',
    'ALTER TABLE users ADD CONSTRAINT fk_age FOREIGN KEY(age) REFERENCES ages (id)',
    'CREATE INDEX ix_age ON users (age)',
    "COMMENT ON TABLE users IS 'people'",
    'SELECT 1',
    'COMMENT ON TABLE users IS NULL',
    'DROP INDEX ix_age',
    'ALTER TABLE users DROP CONSTRAINT fk_age',
    'ALTER TABLE users DROP COLUMN name',
    'ALTER TABLE users DROP CONSTRAINT users_pkey',
    'ALTER TABLE users ADD CONSTRAINT pk PRIMARY KEY (id, age)',
  ]);
});

test.each<readonly [string, Batch, { readonly has?: readonly string[]; readonly lacks?: readonly string[] }]>(
  [
    [
      'BAT-07 a column of another type family is cast',
      { operations: [{ op: 'alterColumn', column: 'boss', type: text() }] },
      { has: ['CAST(users.boss AS TEXT) AS boss'], lacks: ['CAST(users.name'] },
    ],
    [
      'BAT-07 but not to JSON',
      { operations: [{ op: 'alterColumn', column: 'name', type: { name: 'JSON' } }] },
      { has: ['name JSON'], lacks: ['CAST('] },
    ],
    [
      'BAT-10 constraints and options are added to the new table',
      {
        recreate: 'always',
        operations: [],
        tableArgs: [check('id < 5', { name: 'extra' })],
        tableKwargs: { sqliteStrict: true },
      },
      { has: ['CONSTRAINT extra CHECK (id < 5)', ') STRICT', 'CONSTRAINT uq_name UNIQUE (name)'] },
    ],
    [
      'BAT-11 a convention names what has no name, so that it can be dropped',
      {
        copyFrom: table('users', column('name', string(5)), unique(['name'])),
        copyFromNamingConvention: { uq: 'uq_%(table_name)s_%(column_0_name)s' },
        operations: [{ op: 'dropConstraint', name: 'uq_users_name', type: 'unique' }],
      },
      { has: ['name VARCHAR(5)'], lacks: ['UNIQUE'] },
    ],
    [
      'BAT-12 partialReordering',
      { recreate: 'always', operations: [], partialReordering: [['boss', 'name']] },
      { has: ['id INTEGER NOT NULL, boss INTEGER, active BOOLEAN, name VARCHAR(50)'] },
    ],
    [
      'BAT-13 a column is inserted before another',
      { recreate: 'always', operations: [{ ...age, insertBefore: 'name' }] },
      { has: ['id INTEGER NOT NULL, age INTEGER, name VARCHAR(50)'] },
    ],
    [
      'BAT-13 or after one',
      { recreate: 'always', operations: [{ ...age, insertAfter: 'name' }] },
      { has: ['name VARCHAR(50), age INTEGER, boss INTEGER'] },
    ],
    [
      'BAT-14 a rename keeps data, keys and indexes',
      { operations: [{ op: 'alterColumn', column: 'name', newColumnName: 'title' }] },
      {
        has: [
          'title VARCHAR(50)',
          'CONSTRAINT uq_name UNIQUE (title)',
          '(id, title, boss, active) SELECT users.id, users.name, users.boss, users.active',
          'CREATE INDEX ix_name ON users (title)',
        ],
      },
    ],
    [
      'BAT-15 a dropped column takes its unique constraints along, and not its indexes',
      { operations: [dropName] },
      { has: ['CREATE INDEX ix_name ON users (name)'], lacks: ['uq_name', 'VARCHAR'] },
    ],
    [
      'BAT-15 it takes its foreign keys along, and not its CHECKs',
      { operations: [{ op: 'dropColumn', column: 'boss' }] },
      { has: ['CONSTRAINT ck_boss CHECK (boss > 0)'], lacks: ['fk_boss'] },
    ],
    [
      'BAT-15 and leaves the primary key',
      { operations: [{ op: 'dropColumn', column: 'id' }] },
      { lacks: ['PRIMARY KEY'] },
    ],
    [
      'BAT-16 existingType takes the CHECK of the type along',
      { operations: [{ op: 'alterColumn', column: 'active', type: integer(), existingType: flag }] },
      { has: ['active INTEGER'], lacks: ['ck_active'] },
    ],
    [
      'BAT-17 CHECKs are carried over, also without a name',
      { recreate: 'always', operations: [] },
      { has: ['CONSTRAINT ck_boss CHECK (boss > 0)', 'CHECK (id > 0)', 'CONSTRAINT ck_active CHECK'] },
    ],
    [
      'BAT-18 dropping the primary key leaves ordinary columns',
      { operations: [{ op: 'dropConstraint', name: 'pk', type: 'primary' }] },
      { has: ['id INTEGER NOT NULL'], lacks: ['PRIMARY KEY'] },
    ],
    [
      'BAT-19 a foreign key to the table itself keeps naming it',
      { recreate: 'always', operations: [] },
      { has: ['CONSTRAINT fk_boss FOREIGN KEY(boss) REFERENCES users (id)'] },
    ],
  ],
)('%s', (_name, batch, { has = [], lacks = [] }) => {
  const script = sql('sqlite', batch).join('; ');
  for (const part of has) expect(script).toContain(part);
  for (const part of lacks) expect(script).not.toContain(part);
});

test('BAT-20 names of constraints that are used again are free first on PostgreSQL', () => {
  const statements = sql('postgresql', { recreate: 'always', operations: [] });
  expect(statements.slice(0, 4)).toEqual([
    'ALTER TABLE users DROP CONSTRAINT uq_name',
    'ALTER TABLE users DROP CONSTRAINT ck_boss',
    'ALTER TABLE users DROP CONSTRAINT fk_boss',
    expect.stringMatching(ANEW),
  ]);
});

test.each<readonly [string, Batch, string, RegExp]>([
  [
    'BAT-03 ERR-17 recreate with another word',
    { operations: [], recreate: 'sometimes' as 'auto' },
    'MIG_OPERATION_INVALID',
    /recreate is "sometimes"/,
  ],
  [
    'BAT-05 a statement between changes of a copy',
    { recreate: 'always', operations: [dropName, { op: 'execute', sql: 'SELECT 1' }, age] },
    'MIG_OPERATION_INVALID',
    /first or last/,
  ],
  [
    'BAT-09 ERR-15 a copy without a database and without copyFrom',
    { copyFrom: undefined as never, operations: [{ op: 'alterColumn', column: 'name', type: text() }] },
    'MIG_OPERATION_NEEDS_DATABASE',
    /users .* copyFrom/,
  ],
  [
    'BAT-13 ERR-15 a place for a column where the table stays',
    { operations: [{ ...age, insertBefore: 'name' }] },
    'MIG_OPERATION_INVALID',
    /insertBefore and insertAfter need a new table/,
  ],
  [
    'BAT-18 ERR-17 a constraint without a name',
    { operations: [{ op: 'createUniqueConstraint', name: null, columns: ['boss'] }] },
    'MIG_OPERATION_INVALID',
    /no name/,
  ],
  [
    'BAT-18 ERR-17 an unknown constraint',
    { operations: [{ op: 'dropConstraint', name: 'nope' }] },
    'MIG_OPERATION_INVALID',
    /nope .* no such constraint/,
  ],
  [
    'BAT-18 ERR-17 an unknown index',
    { recreate: 'always', operations: [{ op: 'dropIndex', name: 'nope' }] },
    'MIG_OPERATION_INVALID',
    /nope .* no such index/,
  ],
  [
    'BAT-18 ERR-17 an unknown column',
    { recreate: 'always', operations: [{ op: 'dropColumn', column: 'nope' }] },
    'MIG_OPERATION_INVALID',
    /nope.* no such column/,
  ],
])('%s is refused', (_name, batch, code, message) => {
  let error: unknown;
  try {
    sql('sqlite', batch);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
});
