import type { CreateIndex, DropIndex } from '../../../operations/index.ts';
import { nameText, type IndexElement } from '../../../schema/index.ts';
import {
  accessMethod,
  assertKnownOptions,
  existingIndexName,
  join,
  newIndexName,
  nothing,
  ordering,
  qualified,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  words,
} from '../../standard/index.ts';
import { includeClause, nullsDistinct } from './constraint-parts.ts';
import { identifier, quote } from './quote.ts';
import { storageParameters } from './storage.ts';

const OPTIONS = [
  'postgresqlUsing',
  'postgresqlWhere',
  'postgresqlInclude',
  'postgresqlOps',
  'postgresqlNullsNotDistinct',
  'postgresqlConcurrently',
  'postgresqlWith',
  'postgresqlTablespace',
];

export function createIndex(operation: CreateIndex, context: CompileContext): readonly Sql[] {
  const { table, schema, columns } = operation;
  const options = operation.dialectOptions ?? {};
  assertKnownOptions(options, {
    prefix: 'postgresql',
    known: OPTIONS,
    operation: `create an index on ${nameText(table)}`,
  });
  const { writer } = context;
  const operatorClasses = options.postgresqlOps ?? {};
  const keys = join(
    columns.map((element) => indexKey(element, operatorClasses)),
    ', ',
  );
  const { postgresqlUsing: using, postgresqlWith: storage, postgresqlWhere: where } = options;
  return [
    words(
      verbatim(operation.unique ? 'CREATE UNIQUE INDEX' : 'CREATE INDEX'),
      options.postgresqlConcurrently ? verbatim('CONCURRENTLY') : nothing,
      operation.ifNotExists ? verbatim('IF NOT EXISTS') : nothing,
      newIndexName(operation, context),
      sql`ON ${qualified(writer, table, schema)}`,
      using === undefined ? nothing : sql`USING ${accessMethod(using)}`,
      sql`(${keys})`,
      includeClause(options.postgresqlInclude ?? [], writer),
      nullsDistinct(options.postgresqlNullsNotDistinct),
      storage === undefined || Object.keys(storage).length === 0 ? nothing : storageParameters(storage),
      options.postgresqlTablespace === undefined
        ? nothing
        : verbatim(`TABLESPACE ${quote(options.postgresqlTablespace)}`),
      where === undefined ? nothing : sql`WHERE ${verbatim(typeof where === 'string' ? where : where.text)}`,
    ),
  ];
}

export function dropIndex(operation: DropIndex, context: CompileContext): readonly Sql[] {
  const { schema, ifExists, dialectOptions } = operation;
  assertKnownOptions(dialectOptions, { prefix: 'postgresql', known: OPTIONS, operation: 'drop an index' });
  return [
    words(
      verbatim('DROP INDEX'),
      dialectOptions?.postgresqlConcurrently ? verbatim('CONCURRENTLY') : nothing,
      ifExists ? verbatim('IF EXISTS') : nothing,
      qualified(context.writer, existingIndexName(operation, context), schema),
    ),
  ];
}

/** One key: what is indexed, operator class, order. */
function indexKey(element: IndexElement, operatorClasses: Readonly<Record<string, string>>): Sql {
  const { subject, key } = indexed(element);
  const operatorClass = Object.hasOwn(operatorClasses, key) ? operatorClasses[key] : undefined;
  return words(subject, operatorClass === undefined ? nothing : verbatim(operatorClass), ordering(element));
}

/** The SQL of what is indexed, and the name that operator classes go by. */
function indexed(element: IndexElement): { readonly subject: Sql; readonly key: string } {
  if (typeof element === 'string' || 'quoted' in element)
    return { subject: identifier(element), key: nameText(element) };
  if ('text' in element) return { subject: verbatim(element.text), key: element.text };
  if ('func' in element) {
    const call = sql`${verbatim(element.func)}(${join(element.columns.map(identifier), ', ')})`;
    return { subject: call, key: call.sql };
  }
  const column = identifier(element.column);
  const key = nameText(element.column);
  if (element.collate === undefined) return { subject: column, key };
  const collated = sql`${column} COLLATE ${verbatim(quote(element.collate))}`;
  const isOrdered = element.order !== undefined || element.nulls !== undefined;
  return { subject: isOrdered ? collated : sql`(${collated})`, key };
}
