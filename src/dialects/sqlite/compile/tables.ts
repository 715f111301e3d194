import { migError } from '../../../errors/index.ts';
import type {
  AddColumn,
  AlterColumn,
  CreateTable,
  DropColumn,
  Operation,
} from '../../../operations/index.ts';
import { describe } from '../../../operations/index.ts';
import {
  constraintsOfColumn,
  indexesOf,
  indexOfColumn,
  sameName,
  type Identifier,
  type Index,
} from '../../../schema/index.ts';
import {
  addColumnStatement,
  createTableStatement,
  dropColumn,
  holderOf,
  qualifiedByPart,
  sql,
  type CompileContext,
  type Sql,
} from '../../standard/index.ts';
import { localKey, withLocalForeignKeys } from './foreign-keys.ts';
import { createIndex, dropIndex } from './index-statements.ts';

/** The table, then its indexes. Comments are not kept: SQLite has none. */
export function createTable(operation: CreateTable, context: CompileContext): readonly Sql[] {
  const table = withLocalForeignKeys(operation.table);
  for (const item of table.constraints ?? [])
    if (item.kind !== 'foreignKey' && (item.deferrable !== undefined || item.initially !== undefined))
      throw unsupported(operation, 'only foreign keys can be checked later');
  const target = { table: table.name, schema: table.schema ?? null };
  return [
    createTableStatement({ ...operation, table }, context),
    ...indexesOf(table).flatMap((index) => indexStatements(index, target, context)),
  ];
}

/**
 * The column, then the index that its flag stands for. The CHECK of a boolean or enum type is left out: it can be
 * added by a batch.
 * @throws MIG_OPERATION_UNSUPPORTED for constraints, which ADD COLUMN cannot bring
 */
export function addColumnStatements(operation: AddColumn, context: CompileContext): readonly Sql[] {
  const { column, inlineReferences } = operation;
  if (operation.ifNotExists) throw unsupported(operation, 'ADD COLUMN has no IF NOT EXISTS');
  if (operation.inlinePrimaryKey && column.primaryKey) throw needsBatch(operation, 'becomes a primary key');
  const inlined = inlineReferences === true && column.foreignKeys?.length === 1;
  for (const constraint of constraintsOfColumn(column)) {
    if (constraint.kind !== 'foreignKey' || !inlined)
      throw needsBatch(operation, 'brings a constraint', constraint.kind === 'foreignKey');
    if (constraint.refSchema != null && !sameName(constraint.refSchema, operation.schema))
      throw unsupported(operation, 'a foreign key cannot lead to another attached database');
  }
  const { name: table, schema } = holderOf(operation);
  const index = indexOfColumn(column);
  const keys = column.foreignKeys === undefined ? {} : { foreignKeys: column.foreignKeys.map(localKey) };
  return [
    addColumnStatement({ ...operation, column: { ...column, ...keys } }, context),
    ...(index === undefined ? [] : indexStatements(index, { table, schema: schema ?? null }, context)),
  ];
}

/**
 * The index that the column's flag stands for, which does not fall with it, then the column.
 * @throws MIG_OPERATION_UNSUPPORTED for `ifExists`
 */
export function dropColumnStatements(operation: DropColumn, context: CompileContext): readonly Sql[] {
  const { table, schema = null, existingColumn } = operation;
  if (operation.ifExists) throw unsupported(operation, 'DROP COLUMN has no IF EXISTS');
  const existingIndex = existingColumn && indexOfColumn(existingColumn);
  return [
    ...(existingIndex === undefined
      ? []
      : dropIndex({ op: 'dropIndex', name: null, table, schema, ifExists: true, existingIndex }, context)),
    ...dropColumn(operation, context),
  ];
}

/**
 * Nullability and name can be changed in place, the former by SQLite 3.53 and later. Comments are not kept.
 * @throws MIG_OPERATION_UNSUPPORTED for a type or default, which takes a batch
 */
export function alterColumn(operation: AlterColumn, { writer }: CompileContext): readonly Sql[] {
  const { table, schema, nullable, newColumnName } = operation;
  if (operation.type !== undefined) throw needsBatch(operation, 'changes its type');
  if (operation.serverDefault !== undefined) throw needsBatch(operation, 'changes its default');
  const target = sql`ALTER TABLE ${qualifiedByPart(writer, table, schema)}`;
  const column = writer.identifier(operation.column);
  return [
    ...(nullable === undefined
      ? []
      : [
          nullable
            ? sql`${target} ALTER COLUMN ${column} DROP NOT NULL`
            : sql`${target} ALTER COLUMN ${column} SET NOT NULL`,
        ]),
    ...(newColumnName === undefined
      ? []
      : [sql`${target} RENAME COLUMN ${column} TO ${writer.identifier(newColumnName)}`]),
  ];
}

/** @throws MIG_OPERATION_UNSUPPORTED always: constraints cannot be changed in place */
export function refuseConstraint(operation: Operation): never {
  throw unsupported(operation, 'constraints belong to CREATE TABLE; use op.batch(), which copies the table');
}

function needsBatch(operation: Operation, change: string, isReference = false): Error {
  const inline = isReference ? ' (or inlineReferences, for a single foreign key)' : '';
  return unsupported(
    operation,
    `a column that ${change} takes a new table; use op.batch(), which copies the table${inline}`,
  );
}

function unsupported(operation: Operation, problem: string): Error {
  return migError('MIG_OPERATION_UNSUPPORTED', {
    operation: describe(operation),
    dialect: 'sqlite',
    problem,
  });
}

function indexStatements(
  { name, ...index }: Index,
  target: { readonly table: Identifier; readonly schema: Identifier | null },
  context: CompileContext,
): readonly Sql[] {
  return createIndex({ op: 'createIndex', name: name ?? null, ...target, ...index }, context);
}
