import type { CreateTableComment, DropTableComment } from '../../../operations/index.ts';
import type { Identifier } from '../../../schema/index.ts';
import { sql, type CompileContext, type Sql, type SqlWriter, verbatim } from '../../standard/index.ts';
import { national } from './literal.ts';

/** Where an object without schema is taken to be: the place of a comment has to be named. */
const DEFAULT_SCHEMA = 'dbo';

export interface CommentPlace {
  readonly table: Identifier;
  readonly schema?: Identifier | null;
  readonly column?: Identifier;
}

/**
 * A comment is an extended property, which is added once and updated later.
 * @see https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-addextendedproperty-transact-sql
 */
export function addComment(comment: string | null, place: CommentPlace, writer: SqlWriter): Sql {
  const text = verbatim(comment === null ? 'NULL' : national(comment));
  return sql`execute sp_addextendedproperty 'MS_Description', ${text}, ${address(place, writer)}`;
}

function dropComment(place: CommentPlace, writer: SqlWriter): Sql {
  return sql`execute sp_dropextendedproperty 'MS_Description', ${address(place, writer)}`;
}

/** Adds, updates or drops the comment of a column, by what is there. */
export function changeComment(
  comment: string | null,
  existing: string | null | undefined,
  place: CommentPlace,
  writer: SqlWriter,
): Sql {
  if (comment === null) return sql`exec sp_dropextendedproperty 'MS_Description', ${address(place, writer)}`;
  const verb = verbatim(existing == null ? 'sp_addextendedproperty' : 'sp_updateextendedproperty');
  return sql`exec ${verb} 'MS_Description', ${verbatim(national(comment))}, ${address(place, writer)}`;
}

export function createTableComment(
  { comment, table, schema }: Pick<CreateTableComment, 'comment' | 'table' | 'schema'>,
  { writer }: CompileContext,
): readonly Sql[] {
  return [addComment(comment, { table, schema: schema ?? null }, writer)];
}

export function dropTableComment(
  { table, schema }: DropTableComment,
  { writer }: CompileContext,
): readonly Sql[] {
  return [dropComment({ table, schema: schema ?? null }, writer)];
}

/** A name where a procedure takes text: the server takes the brackets off. */
function address({ table, schema, column }: CommentPlace, writer: SqlWriter): Sql {
  const owner = writer.identifier(schema ?? DEFAULT_SCHEMA);
  const place = sql`'schema', ${owner}, 'table', ${writer.identifier(table)}`;
  return column === undefined ? place : sql`${place}, 'column', ${writer.identifier(column)}`;
}
