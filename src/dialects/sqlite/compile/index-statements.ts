import { migError } from '../../../errors/index.ts';
import type { CreateIndex, DropIndex } from '../../../operations/index.ts';
import { namedIndex, nameText, type IndexElement } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  existingIndexName,
  finalName,
  join,
  nothing,
  ordering,
  qualified,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  words,
} from '../../standard/index.ts';
import { identifier, inQuotes } from './quote.ts';

/** The index is given the schema, its table not. @see https://sqlite.org/lang_createindex.html */
export function createIndex(operation: CreateIndex, context: CompileContext): readonly Sql[] {
  const { name, table, schema, columns, dialectOptions } = operation;
  assertKnownOptions(dialectOptions, {
    prefix: 'sqlite',
    known: ['sqliteWhere'],
    operation: `create an index on ${nameText(table)}`,
  });
  const wanted = finalName(context, namedIndex({ name, columns }, { name: table, schema }));
  const where = dialectOptions?.sqliteWhere;
  const keys = join(columns.map(indexKey), ', ');
  return [
    words(
      verbatim(operation.unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX'),
      operation.ifNotExists ? verbatim('IF NOT EXISTS') : nothing,
      wanted === undefined ? nothing : qualified(context.writer, wanted, schema),
      sql`ON ${identifier(table)} (${keys})`,
      where === undefined ? nothing : sql`WHERE ${verbatim(typeof where === 'string' ? where : where.text)}`,
    ),
  ];
}

/** @throws MIG_OPERATION_INVALID for an index without name of which nothing else is known */
export function dropIndex(operation: DropIndex, context: CompileContext): readonly Sql[] {
  const { schema, ifExists } = operation;
  return [
    words(
      verbatim('DROP INDEX'),
      ifExists ? verbatim('IF EXISTS') : nothing,
      qualified(context.writer, existingIndexName(operation, context), schema),
    ),
  ];
}

/** One key: what is indexed, collation, order. */
function indexKey(element: IndexElement): Sql {
  if (typeof element === 'string' || 'quoted' in element) return identifier(element);
  if ('text' in element) return verbatim(element.text);
  if ('func' in element)
    return sql`${verbatim(element.func)}(${join(element.columns.map(identifier), ', ')})`;
  const { column, nulls, collate } = element;
  if (nulls !== undefined)
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation: 'write an index',
      dialect: 'sqlite',
      problem: 'the place of NULLs cannot be chosen',
    });
  return words(
    identifier(column),
    collate === undefined ? nothing : verbatim(`COLLATE ${inQuotes(collate)}`),
    ordering(element),
  );
}
