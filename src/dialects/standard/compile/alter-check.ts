import { migError } from '../../../errors/index.ts';
import type { AlterColumn } from '../../../operations/index.ts';
import { namedConstraint, nameText, type Identifier } from '../../../schema/index.ts';
import { constraintClause } from './constraint.ts';
import { finalName, qualified } from './names.ts';
import { sql, type Sql } from './sql.ts';
import { checkOfType } from './type-check.ts';
import type { CompileContext } from './writer.ts';

/** Drops the CHECK that belongs to the type a column had. @throws MIG_OPERATION_INVALID when it has no name */
export function dropCheckOfType(
  { table, schema, column, type, existingType }: AlterColumn,
  context: CompileContext,
): readonly Sql[] {
  if (type === undefined || existingType === undefined) return [];
  const check = checkOfType({ name: column, type: existingType }, context.writer);
  if (check === undefined) return [];
  const name = finalName(context, namedConstraint(check, { name: table, schema }));
  if (name === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: `alter column ${nameText(table)}.${nameText(column)}`,
      problem: 'the CHECK of its existing type has no name, so it cannot be dropped',
    });
  return [
    sql`ALTER TABLE ${qualified(context.writer, table, schema)} DROP CONSTRAINT ${context.writer.identifier(name)}`,
  ];
}

/** Adds the CHECK that belongs to the new type. The column may have been renamed just before. */
export function addCheckOfType(
  { table, schema, column, newColumnName, type }: AlterColumn,
  context: CompileContext,
): readonly Sql[] {
  if (type === undefined) return [];
  const name: Identifier = newColumnName ?? column;
  const check = checkOfType({ name, type }, context.writer);
  if (check === undefined) return [];
  const clause = constraintClause(check, { name: table, schema }, context);
  return [sql`ALTER TABLE ${qualified(context.writer, table, schema)} ADD ${clause}`];
}
