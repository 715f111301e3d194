import { migError } from '../../../errors/index.ts';
import type { AlterColumn, ColumnDefault } from '../../../operations/index.ts';
import { nameText, type Identity } from '../../../schema/index.ts';
import {
  addCheckOfType,
  assertKnownOptions,
  defaultValue,
  dropCheckOfType,
  qualifiedByPart,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
} from '../../standard/index.ts';
import { columnComment } from './comments.ts';
import { identityClause } from './identity.ts';

/**
 * One MODIFY for each aspect, in this order: nullability, default, type, comment, and the rename last.
 * @see https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/ALTER-TABLE.html
 */
export function alterColumn(operation: AlterColumn, context: CompileContext): readonly Sql[] {
  assertMakesSense(operation);
  const { writer } = context;
  const { table, schema, column, nullable, type, newColumnName, comment } = operation;
  const name = qualifiedByPart(writer, table, schema);
  const target = sql`ALTER TABLE ${name}`;
  const modify = sql`${target} MODIFY ${writer.identifier(column)}`;
  const rename = sql`${target} RENAME COLUMN ${writer.identifier(column)}`;
  return [
    ...dropCheckOfType(operation, context),
    ...(nullable === undefined ? [] : [sql`${modify} ${verbatim(nullable ? 'NULL' : 'NOT NULL')}`]),
    ...defaultChange(operation, modify, context),
    ...(type === undefined ? [] : [sql`${modify} ${writer.type(type, schema)}`]),
    ...(comment === undefined ? [] : [columnComment(name, column, comment, writer)]),
    ...(newColumnName === undefined ? [] : [sql`${rename} TO ${writer.identifier(newColumnName)}`]),
    ...addCheckOfType(operation, context),
  ];
}

/** An identity is restated as a whole; a default cannot be taken away, but be NULL. */
function defaultChange(
  { serverDefault: wanted, existingServerDefault: existing }: AlterColumn,
  modify: Sql,
  { writer }: CompileContext,
): readonly Sql[] {
  if (wanted === undefined) return [];
  const next = identityOf(wanted);
  if (next !== undefined) return [sql`${modify} ${identityClause(next)}`];
  const drop = identityOf(existing) === undefined ? [] : [sql`${modify} DROP IDENTITY`];
  if (wanted === null) return drop.length > 0 ? drop : [sql`${modify} DEFAULT NULL`];
  if (typeof wanted === 'object' && ('identity' in wanted || 'computed' in wanted)) return drop;
  return [...drop, sql`${modify} DEFAULT ${defaultValue(wanted, writer)}`];
}

function identityOf(value: ColumnDefault | undefined): Identity | undefined {
  return typeof value === 'object' && value !== null && 'identity' in value ? value.identity : undefined;
}

function assertMakesSense({
  table,
  column,
  serverDefault,
  existingServerDefault,
  dialectOptions,
}: AlterColumn): void {
  const operation = `alter column ${nameText(table)}.${nameText(column)}`;
  assertKnownOptions(dialectOptions, { prefix: 'oracle', known: [], operation });
  if (serverDefault === undefined) return;
  if (
    [serverDefault, existingServerDefault].some(
      (item) => typeof item === 'object' && item !== null && 'computed' in item,
    )
  )
    throw migError('MIG_OPERATION_UNSUPPORTED', {
      operation,
      dialect: 'oracle',
      problem:
        'a computed value can neither be added to a column nor taken from it; drop the column and add it again',
    });
}
