import type { Operation } from '../../../src/operations/index.ts';
import {
  bigInteger,
  check,
  column,
  exclude,
  foreignKey,
  index,
  integer,
  numeric,
  primaryKey,
  references,
  string,
  table,
  text,
  unique,
  type Constraint,
  type Table,
} from '../../../src/schema/index.ts';

/** What is written on a dialect where an operation does not do what it does elsewhere. */
export type Exception =
  /** Words of the refusal, and its code if the operation is not merely unsupported. */
  | { readonly refused: string; readonly code?: string }
  /** Why it changes nothing there. */
  | { readonly unseen: string };

export type Exceptions = Readonly<Record<string, Exception>>;

/** One operation, and the tables that it finds. Where no exception says otherwise it changes the schema, and comes back. */
export interface TableRow {
  readonly title: string;
  readonly tables: readonly Table[];
  readonly operation: Operation;
  /** By dialect. */
  readonly except?: Exceptions;
  /** The SQLite that can do it outside a batch, as a comparable number; an older one refuses it. */
  readonly sinceSqlite?: number;
  /** By dialect, of a batch with this operation alone. */
  readonly exceptInBatch?: Exceptions;
}

const age = check('age >= 0', { name: 'ck_age' });
const email = unique(['email'], { name: 'uq_email' });
const key = primaryKey(['id'], { name: 'pk_posts' });
const person = foreignKey(['person'], 'people', ['id'], { name: 'fk_person', onDelete: 'CASCADE' });
const distinct = exclude([{ column: 'age', op: '=' }], { name: 'ex_age', using: 'btree' });
const note = column('note', string(50), { nullable: false, serverDefault: `it's`, comment: 'kept' });
const byAge = index('ix_age', ['age', 'name'], { unique: true });

const people = (...constraints: readonly Constraint[]): Table =>
  table(
    'people',
    column('id', integer(), { primaryKey: true }),
    column('email', string(200), { nullable: false, comment: 'where to write' }),
    column('age', integer(), { serverDefault: '0' }),
    column('name', string(50)),
    ...constraints,
    byAge,
    { comment: 'all of them' },
  );
const posts = (...constraints: readonly Constraint[]): Table =>
  table(
    'posts',
    column('id', integer(), { nullable: false, autoincrement: false }),
    column('person', integer()),
    column('title', string(50)),
    ...constraints,
    index('ix_person', ['person']),
  );
const counted = table(
  'counted',
  column('id', integer(), { primaryKey: true, autoincrement: false }),
  column('n', integer(), { nullable: false, identity: { always: true, start: 5 } }),
);

const NO_COMMENTS: Exceptions = { sqlite: { unseen: 'SQLite keeps no comments' } };
const NEEDS_BATCH: Exceptions = { sqlite: { refused: 'op.batch()' } };
const POSTGRESQL_ONLY = (refused: string): Exceptions => ({
  mysql: { refused },
  mariadb: { refused },
  sqlite: { refused },
});

/** Operations on tables, columns, constraints, indexes and comments. */
export const TABLE_ROWS: readonly TableRow[] = [
  {
    title: 'createTable, with everything',
    tables: [people()],
    operation: {
      op: 'createTable',
      table: table(
        'orders',
        column('id', integer(), { primaryKey: true }),
        column('code', string(20), { nullable: false, unique: true, comment: `it's` }),
        column('price', numeric(5, 2), { serverDefault: '1.5', index: true }),
        column('n', integer()),
        column('twice', integer(), { computed: { sqltext: 'n * 2', persisted: true } }),
        column('person', integer(), {
          foreignKeys: [references('people', 'id', { name: 'fk_orders', onDelete: 'SET NULL' })],
        }),
        check('price > 0', { name: 'ck_price' }),
        index('ix_orders', ['person', 'code'], { unique: true }),
        { comment: 'what was ordered' },
      ),
    },
  },
  {
    title: 'createTable, if it is not there',
    tables: [],
    operation: { op: 'createTable', table: posts(key), ifNotExists: true },
  },
  {
    title: 'dropTable, with everything',
    tables: [people(email, age), posts(key, person)],
    operation: { op: 'dropTable', table: 'posts', existingTable: posts(key, person) },
  },
  {
    title: 'renameTable',
    tables: [people(email, age), posts(person)],
    operation: { op: 'renameTable', oldTableName: 'people', newTableName: 'old people' },
  },

  {
    title: 'addColumn',
    tables: [people()],
    operation: {
      op: 'addColumn',
      table: 'people',
      column: column('x', numeric(5, 2), { comment: 'new' }),
    },
  },
  {
    title: 'addColumn, not null with a default',
    tables: [people()],
    operation: {
      op: 'addColumn',
      table: 'people',
      column: column('x', string(9), { nullable: false, serverDefault: `it's` }),
    },
  },
  {
    title: 'addColumn, with an index',
    tables: [people()],
    operation: { op: 'addColumn', table: 'people', column: column('x', integer(), { index: true }) },
  },
  {
    title: 'addColumn, unique',
    tables: [people()],
    operation: { op: 'addColumn', table: 'people', column: column('x', integer(), { unique: true }) },
    except: NEEDS_BATCH,
    exceptInBatch: { sqlite: { refused: 'it has no name', code: 'MIG_OPERATION_INVALID' } },
  },
  {
    title: 'addColumn, computed',
    tables: [people()],
    operation: {
      op: 'addColumn',
      table: 'people',
      column: column('x', integer(), { computed: { sqltext: 'age + 1', persisted: true } }),
    },
  },
  {
    title: 'addColumn, with a foreign key',
    tables: [people(), posts()],
    operation: {
      op: 'addColumn',
      table: 'posts',
      column: column('x', integer(), { foreignKeys: [references('people', 'id', { name: 'fk_x' })] }),
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'addColumn, with a foreign key that the server names',
    tables: [people(), posts()],
    operation: {
      op: 'addColumn',
      table: 'posts',
      column: column('x', integer(), { foreignKeys: [references('people', 'id')] }),
    },
    except: NEEDS_BATCH,
    exceptInBatch: { sqlite: { refused: 'it has no name', code: 'MIG_OPERATION_INVALID' } },
  },
  {
    title: 'addColumn, with an identity',
    tables: [people()],
    operation: {
      op: 'addColumn',
      table: 'people',
      column: column('x', integer(), { identity: { start: 3 } }),
    },
  },
  {
    title: 'dropColumn',
    tables: [table('noted', column('id', integer()), note, column('n', integer()))],
    operation: { op: 'dropColumn', table: 'noted', column: 'note', existingColumn: note },
  },

  {
    title: 'alterColumn, its name',
    tables: [people(email, age), posts(person)],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'email',
      newColumnName: 'E Mail',
      existingType: string(200),
      existingNullable: false,
      existingComment: 'where to write',
    },
  },
  {
    title: 'alterColumn, its type',
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'age',
      type: bigInteger(),
      existingType: integer(),
      existingNullable: true,
      existingServerDefault: '0',
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'alterColumn, no longer null',
    sinceSqlite: 3_53_00,
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'name',
      nullable: false,
      existingNullable: true,
      existingType: string(50),
    },
  },
  {
    title: 'alterColumn, null again',
    sinceSqlite: 3_53_00,
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'email',
      nullable: true,
      existingNullable: false,
      existingType: string(200),
      existingComment: 'where to write',
    },
  },
  {
    title: 'alterColumn, another default',
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'age',
      serverDefault: '7',
      existingServerDefault: '0',
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'alterColumn, no default',
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'age',
      serverDefault: null,
      existingServerDefault: '0',
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'alterColumn, its comment',
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'email',
      comment: `it's new`,
      existingComment: 'where to write',
      existingType: string(200),
      existingNullable: false,
    },
    except: NO_COMMENTS,
    exceptInBatch: NO_COMMENTS,
  },
  {
    title: 'alterColumn, no comment',
    tables: [people()],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'email',
      comment: null,
      existingComment: 'where to write',
      existingType: string(200),
      existingNullable: false,
    },
    except: NO_COMMENTS,
    exceptInBatch: NO_COMMENTS,
  },
  {
    title: 'alterColumn, everything at once',
    tables: [people(email)],
    operation: {
      op: 'alterColumn',
      table: 'people',
      column: 'email',
      newColumnName: 'E-Mail',
      type: string(150),
      existingType: string(200),
      nullable: true,
      existingNullable: false,
      serverDefault: `it's`,
      existingServerDefault: null,
      comment: null,
      existingComment: 'where to write',
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'alterColumn, it counts',
    tables: [table('counting', column('id', integer(), { primaryKey: true, autoincrement: false }))],
    operation: {
      op: 'alterColumn',
      table: 'counting',
      column: 'id',
      autoincrement: true,
      existingAutoincrement: false,
      existingType: integer(),
      existingNullable: false,
    },
    except: {
      postgresql: { unseen: 'PostgreSQL has identities instead' },
      sqlite: { unseen: 'a key counts without it' },
    },
    exceptInBatch: { sqlite: { unseen: 'a key counts without it' } },
  },
  {
    title: 'alterColumn, its identity',
    tables: [counted],
    operation: {
      op: 'alterColumn',
      table: 'counted',
      column: 'n',
      serverDefault: { identity: { always: false, start: 7 } },
      existingServerDefault: { identity: { always: true, start: 5 } },
    },
    except: { ...POSTGRESQL_ONLY('identit'), ...NEEDS_BATCH },
    exceptInBatch: { sqlite: { unseen: 'SQLite has no identities' } },
  },

  {
    title: 'createIndex',
    tables: [people()],
    operation: { op: 'createIndex', name: 'ix_new', table: 'people', columns: ['name', 'id'] },
  },
  {
    title: 'createIndex, unique, downwards',
    tables: [people()],
    operation: {
      op: 'createIndex',
      name: 'ix_new',
      table: 'people',
      columns: [{ column: 'name', order: 'desc' }],
      unique: true,
    },
  },
  {
    title: 'createIndex, of an expression',
    tables: [people()],
    operation: { op: 'createIndex', name: 'ix_new', table: 'people', columns: [{ text: '(lower(name))' }] },
    except: { mariadb: { refused: 'a key is a column, no expression' } },
  },
  {
    title: 'createIndex, with what only one dialect has',
    tables: [people()],
    operation: {
      op: 'createIndex',
      name: 'ix_new',
      table: 'people',
      columns: ['name'],
      dialectOptions: {
        postgresqlWhere: 'age > 1',
        postgresqlInclude: ['id'],
        sqliteWhere: 'age > 1',
        mysqlLength: 5,
        mariadbLength: 5,
      },
    },
  },
  {
    title: 'dropIndex',
    tables: [people()],
    operation: { op: 'dropIndex', name: 'ix_age', table: 'people', existingIndex: byAge },
  },

  {
    title: 'createPrimaryKey',
    tables: [posts()],
    operation: { op: 'createPrimaryKey', name: 'pk_posts', table: 'posts', columns: ['id'] },
    except: NEEDS_BATCH,
  },
  {
    title: 'createUniqueConstraint',
    tables: [people()],
    operation: {
      op: 'createUniqueConstraint',
      name: 'uq_new',
      table: 'people',
      columns: ['name', 'email'],
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'createCheckConstraint',
    tables: [people()],
    operation: { op: 'createCheckConstraint', name: 'ck_new', table: 'people', condition: `name <> ':x'` },
    except: NEEDS_BATCH,
  },
  {
    title: 'createForeignKey',
    tables: [people(), posts()],
    operation: {
      op: 'createForeignKey',
      name: 'fk_new',
      sourceTable: 'posts',
      referentTable: 'people',
      localCols: ['person'],
      remoteCols: ['id'],
      onDelete: 'SET NULL',
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'createExcludeConstraint',
    tables: [people()],
    operation: {
      op: 'createExcludeConstraint',
      name: 'ex_new',
      table: 'people',
      elements: [{ column: 'email', op: '=' }],
      using: 'hash',
    },
    except: POSTGRESQL_ONLY('xclu'),
    exceptInBatch: POSTGRESQL_ONLY('xclu'),
  },
  {
    title: 'dropConstraint, a primary key',
    tables: [posts(key)],
    operation: {
      op: 'dropConstraint',
      name: 'pk_posts',
      table: 'posts',
      type: 'primary',
      existingConstraint: key,
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'dropConstraint, unique',
    tables: [people(email)],
    operation: {
      op: 'dropConstraint',
      name: 'uq_email',
      table: 'people',
      type: 'unique',
      existingConstraint: email,
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'dropConstraint, a check',
    tables: [people(age)],
    operation: {
      op: 'dropConstraint',
      name: 'ck_age',
      table: 'people',
      type: 'check',
      existingConstraint: age,
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'dropConstraint, a foreign key',
    tables: [people(), posts(person)],
    operation: {
      op: 'dropConstraint',
      name: 'fk_person',
      table: 'posts',
      type: 'foreignkey',
      existingConstraint: person,
    },
    except: NEEDS_BATCH,
  },
  {
    title: 'createTableComment, where there was another',
    tables: [people()],
    operation: {
      op: 'createTableComment',
      table: 'people',
      comment: `it's new`,
      existingComment: 'all of them',
    },
    except: NO_COMMENTS,
    exceptInBatch: NO_COMMENTS,
  },
  {
    title: 'createTableComment, where there was none',
    tables: [posts()],
    operation: { op: 'createTableComment', table: 'posts', comment: 'new', existingComment: null },
    except: NO_COMMENTS,
    exceptInBatch: NO_COMMENTS,
  },
  {
    title: 'dropTableComment',
    tables: [people()],
    operation: { op: 'dropTableComment', table: 'people', existingComment: 'all of them' },
    except: NO_COMMENTS,
    exceptInBatch: NO_COMMENTS,
  },
  {
    title: 'batchAlterTable, of several operations that build on each other',
    tables: [people(age), posts(person)],
    operation: {
      op: 'batchAlterTable',
      table: 'people',
      operations: [
        { op: 'addColumn', column: column('x', integer(), { serverDefault: '1' }) },
        { op: 'createCheckConstraint', name: 'ck_x', condition: 'x > 0' },
        { op: 'createUniqueConstraint', name: 'uq_x', columns: ['x', 'email'] },
        { op: 'dropConstraint', name: 'ck_age', type: 'check', existingConstraint: age },
        {
          op: 'alterColumn',
          column: 'name',
          nullable: false,
          existingNullable: true,
          existingType: string(50),
        },
        { op: 'createIndex', name: 'ix_x', columns: ['x'] },
      ],
    },
  },
];

/** Only where exclusions are. */
export const EXCLUDE_ROW: TableRow = {
  title: 'dropConstraint, an exclusion',
  tables: [people(distinct)],
  operation: { op: 'dropConstraint', name: 'ex_age', table: 'people', existingConstraint: distinct },
};

/** Operations on rows, and why nothing undoes them. */
export const ONE_WAY_ROWS: readonly (readonly [string, readonly Table[], Operation, string])[] = [
  [
    'execute',
    [people()],
    { op: 'execute', sql: 'delete from people' },
    'nobody can know what undoes free SQL',
  ],
  [
    'bulkInsert',
    [posts(key)],
    {
      op: 'bulkInsert',
      table: { name: 'posts', columns: [column('id', integer()), column('title', text())] },
      rows: [{ id: 1, title: `it's` }],
    },
    'the rows may have been changed since',
  ],
];

/** Operations that have no row, and why. */
export const WITHOUT_ROW: Readonly<Record<string, string>> = {
  custom: 'what it does is up to who defines it; tested with extendOp',
};
