import type { CreateTableComment, DropTableComment } from '../../../operations/index.ts';
import type { Identifier } from '../../../schema/index.ts';
import {
  qualified,
  sql,
  type CompileContext,
  type Sql,
  type SqlWriter,
  verbatim,
} from '../../standard/index.ts';

export function createTableComment(
  { table, schema, comment }: Pick<CreateTableComment, 'table' | 'schema' | 'comment'>,
  { writer }: CompileContext,
): readonly Sql[] {
  return [sql`COMMENT ON TABLE ${qualified(writer, table, schema)} IS ${writer.text(comment)}`];
}

export function dropTableComment(
  { table, schema }: DropTableComment,
  { writer }: CompileContext,
): readonly Sql[] {
  return [sql`COMMENT ON TABLE ${qualified(writer, table, schema)} IS NULL`];
}

/** `null` takes the comment away. */
export function columnComment(
  table: Sql,
  column: Identifier,
  comment: string | null,
  writer: SqlWriter,
): Sql {
  const text = comment === null ? verbatim('NULL') : writer.text(comment);
  return sql`COMMENT ON COLUMN ${table}.${writer.identifier(column)} IS ${text}`;
}
