import { nameText, type Identifier } from '../../../schema/index.ts';
import { qualifiedByPart, type Sql, type SqlWriter, verbatim } from '../../standard/index.ts';
import { literal } from './literal.ts';

export type FoundConstraint = 'default' | 'check' | 'foreignKey';

interface Catalog {
  readonly from: string;
  /** What the columns of the view that knows the constrained column are called by. */
  readonly prefix: '' | 'fkc.';
}

const CATALOGS: Readonly<Record<FoundConstraint, Catalog>> = {
  default: { from: 'sys.default_constraints', prefix: '' },
  check: { from: 'sys.check_constraints', prefix: '' },
  foreignKey: {
    from: 'sys.foreign_keys fk join sys.foreign_key_columns fkc\non fk.object_id=fkc.constraint_object_id',
    prefix: 'fkc.',
  },
};

interface ColumnPlace {
  readonly table: Identifier;
  readonly schema?: Identifier | null;
  readonly column: Identifier;
}

/**
 * Drops the constraint of a column whose name only the server knows: it is looked up when the script runs. Of several foreign
 * keys one is dropped.
 * @see https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-default-constraints-transact-sql
 */
export function dropFoundConstraint(
  kind: FoundConstraint,
  { table, schema, column }: ColumnPlace,
  writer: SqlWriter,
): Sql {
  const { from, prefix } = CATALOGS[kind];
  const target = qualifiedByPart(writer, table, schema).sql;
  return verbatim(
    [
      'declare @const_name varchar(256)',
      `select @const_name = QUOTENAME([name]) from ${from}`,
      `where ${prefix}parent_object_id = object_id(${literal(objectName(table, schema, writer))})`,
      `and col_name(${prefix}parent_object_id, ${prefix}parent_column_id) = ${literal(nameText(column))}`,
      `exec(${literal(`alter table ${target} drop constraint `)} + @const_name)`,
    ].join('\n'),
  );
}

/** As object_id() reads it: bare, unless a part holds what separates or encloses parts. */
function objectName(table: Identifier, schema: Identifier | null | undefined, writer: SqlWriter): string {
  const parts = typeof schema === 'string' ? schema.split('.') : schema == null ? [] : [schema];
  return [...parts, table]
    .map((part) => {
      const bare = nameText(part);
      return /[.[\]"]/.test(bare) ? writer.identifier({ quoted: bare }).sql : bare;
    })
    .join('.');
}
