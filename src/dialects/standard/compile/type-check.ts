import type { CheckConstraint, Column, DataType } from '../../../schema/index.ts';
import { join, sql } from './sql.ts';
import type { SqlWriter } from './writer.ts';

/**
 * The CHECK that keeps a column to the values of its type, where the dialect lacks the type and the type asks for it.
 */
export function checkOfType(
  column: Pick<Column, 'name' | 'type'>,
  writer: SqlWriter,
): CheckConstraint | undefined {
  const type = variantOf(column.type, writer.dialect);
  if (!('name' in type) || !writer.needsCheck(type)) return undefined;
  const name = writer.identifier(column.name);
  const typeName = 'typeName' in type ? type.typeName : undefined;
  const naming = typeName === undefined ? {} : { name: typeName };
  if (type.name === 'Boolean') return { kind: 'check', sqltext: sql`${name} IN (0, 1)`.sql, ...naming };
  if (type.name !== 'Enum') return undefined;
  const values = join(
    type.values.map((value) => writer.text(value)),
    ', ',
  );
  return { kind: 'check', sqltext: sql`${name} IN (${values})`.sql, ...naming };
}

/** The type to use on a dialect: the variant for it if there is one. */
export function variantOf(type: DataType, dialect: string): DataType {
  return type.variants?.[dialect] ?? type;
}
