import type { CreateTableComment, DropTableComment } from '../../../operations/index.ts';
import type { Identifier } from '../../../schema/index.ts';
import { qualified, sql, type CompileContext, type Sql, type SqlWriter } from '../../standard/index.ts';

/** An empty comment is none. */
export function createTableComment(
  { table, schema, comment }: Pick<CreateTableComment, 'table' | 'schema' | 'comment'>,
  { writer }: CompileContext,
): readonly Sql[] {
  return [sql`COMMENT ON TABLE ${qualified(writer, table, schema)} IS ${writer.text(comment ?? '')}`];
}

export function dropTableComment(operation: DropTableComment, context: CompileContext): readonly Sql[] {
  return createTableComment({ ...operation, schema: operation.schema ?? null, comment: '' }, context);
}

/** @param comment `null` takes it away */
export function columnComment(
  target: Sql,
  column: Identifier,
  comment: string | null,
  writer: SqlWriter,
): Sql {
  return sql`COMMENT ON COLUMN ${target}.${writer.identifier(column)} IS ${writer.text(comment ?? '')}`;
}
