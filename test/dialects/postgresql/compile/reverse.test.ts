import { resolve } from 'node:path';
import { connect, dialectNamed, type Connection } from '../../../../src/dialects/index.ts';
import { compile } from '../../../../src/dialects/postgresql/compile/index.ts';
import { isIrreversible, reverse, type Operation } from '../../../../src/operations/index.ts';
import {
  check,
  column,
  exclude,
  foreignKey,
  index,
  integer,
  numeric,
  string,
  table,
  text,
  unique,
} from '../../../../src/schema/index.ts';
import { describeOn, scratchUrl } from '../../../support/databases.ts';

const postgresql = dialectNamed('postgresql');

const users = table(
  'users',
  column('id', integer(), { primaryKey: true }),
  column('email', string(200), { nullable: false, comment: 'where to write' }),
  column('age', integer(), { serverDefault: '0' }),
  column('number', integer(), { nullable: false, identity: { always: true, start: 5 } }),
  column('last', text()),
  unique(['email'], { name: 'uq_email' }),
  check('age >= 0', { name: 'ck_age' }),
  exclude([{ column: 'age', op: '=' }], { name: 'ex_age', using: 'btree' }),
  index('ix_age', ['age', { column: 'email', order: 'desc' }], { postgresqlWhere: 'age > 18' }),
  { comment: 'people' },
);
const posts = table(
  'Posts',
  column('id', integer(), { nullable: false }),
  column('user', integer()),
  foreignKey(['user'], 'users', ['id'], { name: 'fk_user', onDelete: 'CASCADE' }),
);
const [uniqueEmail, positiveAge, distinctAge] = users.constraints ?? [];

const OPERATIONS: readonly (readonly [string, Operation])[] = [
  ['createTable', { op: 'createTable', table: table('tags', column('id', integer(), { primaryKey: true })) }],
  ['dropTable', { op: 'dropTable', table: 'Posts', existingTable: posts }],
  ['renameTable', { op: 'renameTable', oldTableName: 'users', newTableName: 'People' }],
  [
    'addColumn',
    { op: 'addColumn', table: 'users', column: column('x', numeric(5, 2), { unique: true, comment: 'x' }) },
  ],
  [
    'dropColumn',
    { op: 'dropColumn', table: 'users', column: 'last', existingColumn: column('last', text()) },
  ],
  [
    'alterColumn',
    {
      op: 'alterColumn',
      table: 'users',
      column: 'email',
      newColumnName: 'E-Mail',
      type: text(),
      existingType: string(200),
      nullable: true,
      existingNullable: false,
      serverDefault: `it's`,
      existingServerDefault: null,
      comment: null,
      existingComment: 'where to write',
    },
  ],
  [
    'alterColumn, a default',
    { op: 'alterColumn', table: 'users', column: 'age', serverDefault: null, existingServerDefault: '0' },
  ],
  [
    'alterColumn, an identity',
    {
      op: 'alterColumn',
      table: 'users',
      column: 'number',
      serverDefault: { identity: { always: false, start: 7 } },
      existingServerDefault: { identity: { always: true, start: 5 } },
    },
  ],
  [
    'createIndex',
    { op: 'createIndex', name: 'ix_new', table: 'users', columns: [{ text: 'lower(email)' }], unique: true },
  ],
  [
    'dropIndex',
    { op: 'dropIndex', name: 'ix_age', table: 'users', existingIndex: users.indexes?.[0] as never },
  ],
  ['createPrimaryKey', { op: 'createPrimaryKey', name: 'pk_posts', table: 'Posts', columns: ['id'] }],
  [
    'createUniqueConstraint',
    { op: 'createUniqueConstraint', name: 'uq', table: 'users', columns: ['age'], deferrable: true },
  ],
  [
    'createCheckConstraint',
    { op: 'createCheckConstraint', name: 'ck', table: 'users', condition: `email <> ':x'` },
  ],
  [
    'createForeignKey',
    {
      op: 'createForeignKey',
      name: 'fk',
      sourceTable: 'Posts',
      referentTable: 'users',
      localCols: ['id'],
      remoteCols: ['id'],
    },
  ],
  [
    'createExcludeConstraint',
    {
      op: 'createExcludeConstraint',
      name: 'ex',
      table: 'users',
      elements: [{ column: 'email', op: '=' }],
      using: 'hash',
    },
  ],
  ...[uniqueEmail, positiveAge, distinctAge].map((constraint): readonly [string, Operation] => [
    `dropConstraint, ${constraint?.kind}`,
    {
      op: 'dropConstraint',
      name: constraint?.name ?? null,
      table: 'users',
      existingConstraint: constraint as never,
    },
  ]),
  [
    'createTableComment',
    { op: 'createTableComment', table: 'users', comment: 'new', existingComment: 'people' },
  ],
  ['dropTableComment', { op: 'dropTableComment', table: 'users', existingComment: 'people' }],
];

describeOn({ dialect: 'postgresql', embedded: false }, (server) => {
  let connection: Connection;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const scratch = await scratchUrl(server);
    drop = scratch.drop;
    connection = await connect(postgresql, { url: scratch.url }, { from: `${resolve('.')}/` });
    for (const made of [users, posts]) await run({ op: 'createTable', table: made });
  });
  afterAll(async () => {
    await connection.close();
    await drop();
  });

  async function run(operation: Operation): Promise<void> {
    for (const statement of compile(operation)) await connection.execute(statement);
  }

  test.each(OPERATIONS)('%s changes the database, and its reverse restores it', async (_name, operation) => {
    const reversal = reverse(operation);
    if (isIrreversible(reversal)) throw new Error(reversal.irreversible);
    const before = (await postgresql.snapshot(connection)).objects;
    await run(operation);
    const between = (await postgresql.snapshot(connection)).objects;
    await run(reversal);
    const after = (await postgresql.snapshot(connection)).objects;
    expect(between).not.toEqual(before);
    expect(withoutTraces(after)).toEqual(withoutTraces(before));
  });
});

/**
 * A column that was dropped and added again stands last, and counts on. From PostgreSQL 18 a NOT NULL has a name, made
 * from the column's name at the time.
 */
function withoutTraces(objects: object): unknown {
  return JSON.parse(
    JSON.stringify(objects, (key, value: unknown) =>
      /^(position|number|ordinal|order|notNullName)$/.test(key) ? undefined : value,
    ),
  );
}
