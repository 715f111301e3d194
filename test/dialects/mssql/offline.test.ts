import { scriptOf, statementsOf } from '../offline/script.ts';

const statements = (body: string): Promise<readonly string[]> => statementsOf({ dialect: 'mssql', body });

test('DDL-02 DDL-21 the script has BEGIN TRANSACTION, and GO after every statement and COMMIT', async () => {
  expect(await scriptOf({ dialect: 'mssql', body: "  await op.execute('UPDATE t SET a = 1');" }))
    .toBe(`BEGIN TRANSACTION;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL, 
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

GO

COMMIT;

GO

BEGIN TRANSACTION;

-- upgrade base -> a1

UPDATE t SET a = 1;

GO

INSERT INTO alembic_version (version_num) VALUES ('a1');

GO

COMMIT;

GO
`);
});

test.each([
  [
    'DDL-21 rows are inserted with IDENTITY_INSERT on',
    "await op.bulkInsert({ name: 't', columns: [{ name: 'id', type: { name: 'Integer' } }] }, [{ id: 1 }]);",
    [
      'SET IDENTITY_INSERT t ON;',
      'GO',
      'INSERT INTO t (id) VALUES (1);',
      'GO',
      'SET IDENTITY_INSERT t OFF;',
      'GO',
    ],
  ],
  [
    'DDL-22 a column is added without the word COLUMN',
    "await op.addColumn('t', { name: 'c', type: { name: 'Integer' } });",
    ['ALTER TABLE t ADD c INTEGER NULL;', 'GO'],
  ],
  [
    'DDL-22 tables and columns are renamed by a procedure, the old name in a string',
    "await op.renameTable('old one', 'New', { schema: 's' }); await op.alterColumn('t', 'a', { newColumnName: 'b c' });",
    ["EXEC sp_rename 's.[old one]', [New];", 'GO', "EXEC sp_rename 't.a', [b c], 'COLUMN';", 'GO'],
  ],
  [
    'DDL-23 nullability goes with the type',
    "await op.alterColumn('t', 'c', { nullable: false, existingType: { name: 'Integer' } });",
    ['ALTER TABLE t ALTER COLUMN c INTEGER NOT NULL;', 'GO'],
  ],
  [
    'DDL-23 a type alone restates the nullability that is known',
    "await op.alterColumn('t', 'c', { type: { name: 'BigInteger' }, existingNullable: false });",
    ['ALTER TABLE t ALTER COLUMN c BIGINT NOT NULL;', 'GO'],
  ],
  [
    'DDL-24 an old default is dropped by the name that the catalog knows, when one is stated',
    "await op.alterColumn('t', 'c', { serverDefault: '2', existingServerDefault: '1' });",
    [
      'declare @const_name varchar(256)',
      'select @const_name = QUOTENAME([name]) from sys.default_constraints',
      "where parent_object_id = object_id('t')",
      "and col_name(parent_object_id, parent_column_id) = 'c'",
      "exec('alter table t drop constraint ' + @const_name);",
      'GO',
      "ALTER TABLE t ADD DEFAULT '2' FOR c;",
      'GO',
    ],
  ],
  [
    'DDL-25 what hangs on a column goes first',
    "await op.dropColumn('t', 'c', { mssqlDropCheck: true, mssqlDropForeignKey: true });",
    [
      'declare @const_name varchar(256)',
      'select @const_name = QUOTENAME([name]) from sys.check_constraints',
      "where parent_object_id = object_id('t')",
      "and col_name(parent_object_id, parent_column_id) = 'c'",
      "exec('alter table t drop constraint ' + @const_name);",
      'GO',
      'declare @const_name varchar(256)',
      'select @const_name = QUOTENAME([name]) from sys.foreign_keys fk join sys.foreign_key_columns fkc',
      'on fk.object_id=fkc.constraint_object_id',
      "where fkc.parent_object_id = object_id('t')",
      "and col_name(fkc.parent_object_id, fkc.parent_column_id) = 'c'",
      "exec('alter table t drop constraint ' + @const_name);",
      'GO',
      'ALTER TABLE t DROP COLUMN c;',
      'GO',
    ],
  ],
  [
    'DDL-26 the comment of a column is added, updated or dropped by what is there',
    [
      "await op.alterColumn('t', 'c', { comment: 'x' });",
      "await op.alterColumn('t', 'c', { comment: 'y', existingComment: 'x', schema: 's' });",
      "await op.alterColumn('t', 'c', { comment: null, existingComment: 'y' });",
    ].join('\n'),
    [
      "exec sp_addextendedproperty 'MS_Description', N'x', 'schema', dbo, 'table', t, 'column', c;",
      'GO',
      "exec sp_updateextendedproperty 'MS_Description', N'y', 'schema', s, 'table', t, 'column', c;",
      'GO',
      "exec sp_dropextendedproperty 'MS_Description', 'schema', dbo, 'table', t, 'column', c;",
      'GO',
    ],
  ],
])('%s', async (_title, body, wanted) => {
  expect(await statements(body)).toEqual(wanted);
});

test.each([
  [
    'DDL-23 nullability without a type',
    "await op.alterColumn('t', 'c', { nullable: true });",
    'MIG_OPERATION_INVALID',
  ],
  [
    'DDL-26 another identity',
    "await op.alterColumn('t', 'c', { serverDefault: { identity: {} }, existingServerDefault: null });",
    'MIG_OPERATION_UNSUPPORTED',
  ],
  ['OPS-32 an index without its table', "await op.dropIndex('ix');", 'MIG_OPERATION_INVALID'],
  ['a misspelt option', "await op.dropColumn('t', 'c', { mssqlDropDefalt: true });", 'MIG_OPERATION_INVALID'],
  ['a literal that holds the separator', 'await op.execute("SELECT \'a\\nGO\\nb\'");', 'MIG_OFFLINE_CUT'],
])('%s is refused', async (_title, body, code) => {
  await expect(statements(body)).rejects.toThrow(code);
});

test('names in strings are quoted for their string', async () => {
  expect(
    await statements(
      "await op.alterColumn('it''s', \"o'c\", { serverDefault: null });".replace("it''s", "it\\'s"),
    ),
  ).toEqual([
    'declare @const_name varchar(256)',
    'select @const_name = QUOTENAME([name]) from sys.default_constraints',
    "where parent_object_id = object_id('it''s')",
    "and col_name(parent_object_id, parent_column_id) = 'o''c'",
    "exec('alter table [it''s] drop constraint ' + @const_name);",
    'GO',
  ]);
});
