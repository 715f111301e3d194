import { migError } from '../../../errors/index.ts';
import type { CreateIndex, DropIndex } from '../../../operations/index.ts';
import { namedIndex, type Identifier, type IndexElement } from '../../../schema/index.ts';
import { finalName, nameList } from './names.ts';
import { join, nothing, sql, type Sql, verbatim, words } from './sql.ts';
import type { CompileContext, SqlWriter } from './writer.ts';

/** The name of an index to create, its own or the convention's; nothing leaves it to the server. */
export function newIndexName({ name, table, schema, columns }: CreateIndex, context: CompileContext): Sql {
  const resolved = finalName(context, namedIndex({ name, columns }, { name: table, schema }));
  return resolved === undefined ? nothing : context.writer.identifier(resolved);
}

/**
 * The name of an index to drop: its own, or the one that the convention gave to what is known of it.
 * @throws MIG_OPERATION_INVALID when it has none
 */
export function existingIndexName(operation: DropIndex, context: CompileContext): Identifier {
  const { name, table, schema, existingIndex } = operation;
  const on = { name: table ?? '', schema };
  const resolved =
    name !== null
      ? finalName(context, { kind: undefined, name, table: on.name, schema, columns: [] })
      : table !== undefined && existingIndex !== undefined
        ? finalName(context, namedIndex({ ...existingIndex, name }, on))
        : undefined;
  if (resolved !== undefined) return resolved;
  throw migError('MIG_OPERATION_INVALID', { operation: 'drop an index', problem: 'it has no name' });
}

/** The keys of an index with their order, for a dialect that adds nothing to them. @throws MIG_OPERATION_UNSUPPORTED */
export function indexKeys(columns: readonly IndexElement[], writer: SqlWriter): Sql {
  return join(
    columns.map((element) => words(indexed(element, writer), ordering(element))),
    ', ',
  );
}

function indexed(element: IndexElement, writer: SqlWriter): Sql {
  if (typeof element === 'string' || 'quoted' in element) return writer.identifier(element);
  if ('text' in element) return verbatim(element.text);
  if ('func' in element) return sql`${verbatim(element.func)}(${nameList(writer, element.columns)})`;
  if (element.collate === undefined) return writer.identifier(element.column);
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: 'write an index',
    dialect: writer.dialect,
    problem: 'a key has the collation of its column',
  });
}

/** `ASC` or `DESC` and where nulls go, as far as they are given. */
export function ordering(element: IndexElement): Sql {
  if (typeof element === 'string' || !('column' in element)) return nothing;
  const { order, nulls } = element;
  return words(
    order === undefined ? nothing : verbatim(order === 'asc' ? 'ASC' : 'DESC'),
    nulls === undefined ? nothing : verbatim(nulls === 'first' ? 'NULLS FIRST' : 'NULLS LAST'),
  );
}
