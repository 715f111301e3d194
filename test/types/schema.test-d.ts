import { expectTypeOf } from 'expect-type';
import {
  column,
  domain,
  enumeration,
  foreignKey,
  index,
  integer,
  postgresql,
  string,
  table,
  text,
  type,
  unique,
  type Column,
  type SimpleType,
  type SqlText,
  type Table,
} from 'mig-check/schema';

expectTypeOf(integer()).toEqualTypeOf<SimpleType<'Integer'>>();
expectTypeOf(text()).toEqualTypeOf<SimpleType<'Text'>>();
expectTypeOf(text('now()')).toEqualTypeOf<SqlText>();
expectTypeOf(postgresql.jsonb()).toEqualTypeOf<SimpleType<'postgresql.JSONB'>>();
expectTypeOf(column('a', integer())).toEqualTypeOf<Column>();
expectTypeOf(table('t', column('a', integer()))).toEqualTypeOf<Table>();

column('a', string(20, { collation: 'C' }), { nullable: false, sqliteOnConflictUnique: 'IGNORE' });
// @ts-expect-error a misspelt option
column('a', integer(), { nulable: false });
// @ts-expect-error an option of the wrong type
column('a', integer(), { nullable: 'no' });
// @ts-expect-error a default is a string or SQL, a number would be neither
column('a', integer(), { serverDefault: 0 });
// @ts-expect-error a type is made by a factory
column('a', 'integer');

type('VARCHAR', { length: 20 });
type('postgresql.JSONB');
// @ts-expect-error no such type
type('VARCHARR');
// @ts-expect-error a parameter that the type has not
type('VARCHAR', { precision: 3 });
// @ts-expect-error an enum needs its values
type('postgresql.ENUM');
// @ts-expect-error values are strings
enumeration('mood', [1]);
// @ts-expect-error a domain is made of a type
domain('d');

index('ix', ['a', { column: 'b', order: 'desc' }, text('lower(c)')], {
  unique: true,
  postgresqlWhere: 'a > 1',
});
// @ts-expect-error a misspelt PostgreSQL option
index('ix', ['a'], { postgresqlWher: 'a > 1' });
// @ts-expect-error an order that is none
index('ix', [{ column: 'a', order: 'up' }]);

unique(['a'], { name: 'uq', deferrable: true });
// @ts-expect-error an option of indexes
unique(['a'], { postgresqlWhere: 'a > 1' });
// @ts-expect-error columns are a list
unique('a');
foreignKey(['a'], 'other', ['id'], { onDelete: 'CASCADE', postgresqlNotValid: true });
// @ts-expect-error the remote columns are missing
foreignKey(['a'], 'other');

table('t', column('a', integer()), unique(['a']), { comment: 'x', postgresqlPartitionBy: 'RANGE (a)' });
// @ts-expect-error an option that a table has not
table('t', column('a', integer()), { coment: 'x' });
