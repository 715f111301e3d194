import type { DropTable, RenameTable } from '../../../operations/index.ts';
import { qualified, qualifiedByPart } from './names.ts';
import { nothing, sql, type Sql, verbatim, words } from './sql.ts';
import type { CompileContext } from './writer.ts';

export function dropTable(
  { table, schema, ifExists }: DropTable,
  { writer }: CompileContext,
): readonly Sql[] {
  const condition = ifExists ? verbatim('IF EXISTS') : nothing;
  return [words(verbatim('DROP TABLE'), condition, qualified(writer, table, schema))];
}

export function renameTable(operation: RenameTable, { writer }: CompileContext): readonly Sql[] {
  const { oldTableName, newTableName, schema } = operation;
  const from = qualifiedByPart(writer, oldTableName, schema);
  return [sql`ALTER TABLE ${from} RENAME TO ${writer.identifier(newTableName)}`];
}
