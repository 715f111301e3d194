import type { CreateIndex, DropIndex } from '../../../operations/index.ts';
import { nameText } from '../../../schema/index.ts';
import {
  assertKnownOptions,
  existingIndexName,
  indexKeys,
  newIndexName,
  nothing,
  qualified,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  whole,
  words,
} from '../../standard/index.ts';

const OPTIONS = ['oracleBitmap', 'oracleCompress'];

/** An index is in a schema by its own name: in that of its table, where one is given. */
export function createIndex(operation: CreateIndex, context: CompileContext): readonly Sql[] {
  const { table, schema, columns, unique, dialectOptions = {} } = operation;
  const { writer } = context;
  assertKnownOptions(dialectOptions, {
    prefix: 'oracle',
    known: OPTIONS,
    operation: `create an index on ${nameText(table)}`,
  });
  const { oracleBitmap: bitmap, oracleCompress: compress } = dialectOptions;
  const name = newIndexName(operation, context);
  return [
    words(
      verbatim('CREATE'),
      unique ? verbatim('UNIQUE') : nothing,
      bitmap ? verbatim('BITMAP') : nothing,
      verbatim('INDEX'),
      schema == null ? name : sql`${writer.identifier(schema)}.${name}`,
      sql`ON ${qualified(writer, table, schema)}`,
      sql`(${indexKeys(columns, writer)})`,
      compress === undefined || compress === false
        ? nothing
        : verbatim(compress === true ? 'COMPRESS' : `COMPRESS ${whole(compress)}`),
    ),
  ];
}

export function dropIndex(operation: DropIndex, context: CompileContext): readonly Sql[] {
  const { schema, ifExists, dialectOptions } = operation;
  assertKnownOptions(dialectOptions, { prefix: 'oracle', known: OPTIONS, operation: 'drop an index' });
  return [
    words(
      verbatim('DROP INDEX'),
      ifExists ? verbatim('IF EXISTS') : nothing,
      qualified(context.writer, existingIndexName(operation, context), schema),
    ),
  ];
}
