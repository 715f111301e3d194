import { migError } from '../../../errors/index.ts';
import type { AlterColumn, ColumnDefault } from '../../../operations/index.ts';
import { nameText, type ServerDefault } from '../../../schema/index.ts';
import {
  addCheckOfType,
  assertKnownOptions,
  defaultValue,
  dropCheckOfType,
  nothing,
  qualifiedByPart,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
  words,
} from '../../standard/index.ts';
import { changeComment } from './comments.ts';
import { dropFoundConstraint } from './find-constraint.ts';
import { literal } from './literal.ts';

/**
 * The default that is there goes first; then type and nullability in one statement, the comment, the new default, the name.
 * @see https://learn.microsoft.com/sql/t-sql/statements/alter-table-transact-sql
 */
export function alterColumn(operation: AlterColumn, context: CompileContext): readonly Sql[] {
  assertMakesSense(operation);
  const { writer } = context;
  const { table, schema, column, comment, newColumnName, serverDefault, existingServerDefault } = operation;
  const target = sql`ALTER TABLE ${qualifiedByPart(writer, table, schema)}`;
  const name = writer.identifier(column);
  const dropsDefault =
    serverDefault === null || (serverDefault !== undefined && existingServerDefault != null);
  const place = { table, schema: schema ?? null, column };
  const path = literal(sql`${qualifiedByPart(writer, table, schema)}.${name}`.sql);
  return [
    ...dropCheckOfType(operation, context),
    ...(dropsDefault ? [dropFoundConstraint('default', operation, writer)] : []),
    ...typeChange(operation, sql`${target} ALTER COLUMN ${name}`, context),
    ...(comment === undefined ? [] : [changeComment(comment, operation.existingComment, place, writer)]),
    ...(serverDefault == null
      ? []
      : [sql`${target} ADD DEFAULT ${defaultValue(serverDefault as ServerDefault, writer)} FOR ${name}`]),
    ...(newColumnName === undefined
      ? []
      : [sql`EXEC sp_rename ${verbatim(path)}, ${writer.identifier(newColumnName)}, 'COLUMN'`]),
    ...addCheckOfType(operation, context),
  ];
}

/** A type without nullability would make the column take NULL: what is known of it is restated. */
function typeChange(operation: AlterColumn, alter: Sql, { writer }: CompileContext): readonly Sql[] {
  const { type, nullable, existingType, existingNullable, schema } = operation;
  if (type === undefined && nullable === undefined) return [];
  const whole = type ?? existingType;
  if (whole === undefined)
    throw migError('MIG_OPERATION_INVALID', {
      operation: describe(operation),
      problem: 'NULL and NOT NULL are set together with the type, and it is not known; give existingType',
    });
  const takesNull = nullable ?? existingNullable;
  const nullability = takesNull === undefined ? nothing : verbatim(takesNull ? 'NULL' : 'NOT NULL');
  return [words(alter, writer.type(whole, schema), nullability)];
}

function assertMakesSense(operation: AlterColumn): void {
  const { serverDefault, existingServerDefault, dialectOptions } = operation;
  assertKnownOptions(dialectOptions, { prefix: 'mssql', known: [], operation: describe(operation) });
  if (serverDefault === undefined) return;
  if (![serverDefault, existingServerDefault].some(isGenerated)) return;
  throw migError('MIG_OPERATION_UNSUPPORTED', {
    operation: describe(operation),
    dialect: 'mssql',
    problem: 'an identity or a computed value cannot be exchanged; drop the column and add it again',
  });
}

function isGenerated(value: ColumnDefault | undefined): boolean {
  return typeof value === 'object' && value !== null && ('identity' in value || 'computed' in value);
}

function describe({ table, column }: AlterColumn): string {
  return `alter column ${nameText(table)}.${nameText(column)}`;
}
