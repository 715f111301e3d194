import { migError } from '../../../errors/index.ts';
import { nameText, type DataType, type Identifier, type Table } from '../../../schema/index.ts';
import {
  join,
  nothing,
  sql,
  variantOf,
  type Sql,
  type SqlWriter,
  verbatim,
  words,
} from '../../standard/index.ts';
import { literal } from './literal.ts';
import { identifier, quote } from './quote.ts';
import { typeName, typeSql } from './types.ts';

/** CREATE TYPE and CREATE DOMAIN for what the columns of a new table need, each once. */
export function createTypes(table: Table, writer: SqlWriter): readonly Sql[] {
  const created = new Map<string, Sql>();
  for (const column of table.columns)
    for (const [name, statement] of creations(column.type, writer, table.schema)) {
      if ((created.get(name) ?? statement).sql !== statement.sql)
        throw migError('MIG_OPERATION_INVALID', {
          operation: `create table ${nameText(table.name)}`,
          problem: `its columns mean different types by the name ${name}`,
        });
      created.set(name, statement);
    }
  return [...created.values()];
}

/** Name and statement of the types that a type needs, in the order they have to be created. */
function creations(
  declared: DataType,
  writer: SqlWriter,
  tableSchema: Identifier | null | undefined,
): readonly (readonly [string, Sql])[] {
  const type = variantOf(declared, 'postgresql');
  if (!('name' in type)) return [];
  if (type.name === 'ARRAY' || type.name === 'postgresql.ARRAY')
    return creations(type.itemType, writer, tableSchema);
  if (type.name === 'postgresql.DOMAIN') {
    if (type.createType === false) return [];
    const name = typeName(type, writer, tableSchema);
    return [...creations(type.dataType, writer, tableSchema), [name.sql, createDomain(type, name, writer)]];
  }
  if (type.name !== 'Enum' && type.name !== 'postgresql.ENUM') return [];
  if (type.createType === false || (type.name === 'Enum' && type.nativeEnum === false)) return [];
  const name = typeName(type, writer, tableSchema);
  const values = type.values.map((value) => verbatim(literal(value)));
  return [[name.sql, sql`CREATE TYPE ${name} AS ENUM (${join(values, ', ')})`]];
}

/** The name of the constraint stands before NOT NULL, which is where it belongs to if there is one. */
function createDomain(
  domain: Extract<DataType, { name: 'postgresql.DOMAIN' }>,
  name: Sql,
  writer: SqlWriter,
): Sql {
  const { collation, constraintName, check, notNull } = domain;
  return words(
    sql`CREATE DOMAIN ${name} AS ${typeSql(domain.dataType, writer)}`,
    collation === undefined ? nothing : verbatim(`COLLATE ${quote(collation)}`),
    domain.default === undefined ? nothing : sql`DEFAULT ${domainDefault(domain.default)}`,
    constraintName === undefined ? nothing : sql`CONSTRAINT ${identifier(constraintName)}`,
    notNull ? verbatim('NOT NULL') : nothing,
    check === undefined ? nothing : sql`CHECK (${verbatim(check)})`,
  );
}

function domainDefault(value: string | { readonly text: string }): Sql {
  return verbatim(typeof value === 'string' ? literal(value) : value.text);
}
