import { migError } from '../../../errors/index.ts';
import type { CreateIndex, DropIndex } from '../../../operations/index.ts';
import { nameText } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  existingIndexName,
  indexKeys,
  nameList,
  newIndexName,
  nothing,
  qualified,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  words,
} from '../../standard/index.ts';

const OPTIONS = ['mssqlClustered', 'mssqlInclude', 'mssqlWhere', 'mssqlColumnstore'];

/** @see https://learn.microsoft.com/sql/t-sql/statements/create-index-transact-sql */
export function createIndex(operation: CreateIndex, context: CompileContext): readonly Sql[] {
  const { table, schema, columns, unique, dialectOptions = {} } = operation;
  const { writer } = context;
  assertKnownOptions(dialectOptions, {
    prefix: 'mssql',
    known: OPTIONS,
    operation: `create an index on ${nameText(table)}`,
  });
  const { mssqlInclude: include = [], mssqlWhere: where, mssqlColumnstore: columnstore } = dialectOptions;
  return [
    words(
      verbatim(unique ? 'CREATE UNIQUE' : 'CREATE'),
      clustering(dialectOptions.mssqlClustered),
      columnstore ? verbatim('COLUMNSTORE') : nothing,
      verbatim('INDEX'),
      newIndexName(operation, context),
      sql`ON ${qualified(writer, table, schema)}`,
      columnstore && columns.length === 0 ? nothing : sql`(${indexKeys(columns, writer)})`,
      include.length === 0 ? nothing : sql`INCLUDE (${nameList(writer, include)})`,
      where === undefined ? nothing : sql`WHERE ${verbatim(typeof where === 'string' ? where : where.text)}`,
    ),
  ];
}

/** `CLUSTERED` or `NONCLUSTERED`, when it is said. */
export function clustering(clustered: boolean | undefined): Sql {
  return clustered === undefined ? nothing : verbatim(clustered ? 'CLUSTERED' : 'NONCLUSTERED');
}

/** An index has its name within its table, so the table has to be known. @throws MIG_OPERATION_INVALID */
export function dropIndex(operation: DropIndex, context: CompileContext): readonly Sql[] {
  const { name, table, schema, ifExists } = operation;
  assertKnownOptions(operation.dialectOptions, {
    prefix: 'mssql',
    known: OPTIONS,
    operation: 'drop an index',
  });
  if (table === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `drop index ${name === null ? '' : nameText(name)}`.trimEnd(),
      problem: 'its table is not given, and an index has its name within its table here',
    });
  return [
    words(
      verbatim('DROP INDEX'),
      ifExists ? verbatim('IF EXISTS') : nothing,
      context.writer.identifier(existingIndexName(operation, context)),
      sql`ON ${qualified(context.writer, table, schema)}`,
    ),
  ];
}
