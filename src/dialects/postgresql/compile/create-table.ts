import type { AddColumn, CreateTable } from '../../../operations/index.ts';
import { indexesOf, indexOfColumn, type Column, type Identifier, type Index } from '../../../schema/index.ts';
import {
  addColumn,
  createTableStatement,
  holderOf,
  qualified,
  type CompileContext,
  type Sql,
} from '../../standard/index.ts';
import { columnComment, createTableComment } from './comments.ts';
import { createTypes } from './create-types.ts';
import { createIndex } from './index-statements.ts';

/** Types the table needs, the table, its indexes, its comments. */
export function createTable(operation: CreateTable, context: CompileContext): readonly Sql[] {
  const { table } = operation;
  const target = { table: table.name, schema: table.schema ?? null };
  const comment = table.comment ? createTableComment({ ...target, comment: table.comment }, context) : [];
  return [
    ...createTypes(table, context.writer),
    createTableStatement(operation, context),
    ...indexesOf(table).flatMap((index) => indexStatements(index, target, context)),
    ...comment,
    ...table.columns.flatMap((column) => commentOf(column, target, context)),
  ];
}

/** The column, what its flags stand for, its comment. Types are not created: they may be there already. */
export function addColumnStatements(operation: AddColumn, context: CompileContext): readonly Sql[] {
  const { name: table, schema } = holderOf(operation);
  const target = { table, schema: schema ?? null };
  const index = indexOfColumn(operation.column);
  return [
    ...addColumn(operation, context),
    ...(index === undefined ? [] : indexStatements(index, target, context)),
    ...commentOf(operation.column, target, context),
  ];
}

interface Target {
  readonly table: Identifier;
  readonly schema: Identifier | null;
}

function indexStatements({ name, ...shape }: Index, target: Target, context: CompileContext): readonly Sql[] {
  return createIndex({ op: 'createIndex', name: name ?? null, ...target, ...shape }, context);
}

function commentOf(column: Column, { table, schema }: Target, { writer }: CompileContext): readonly Sql[] {
  if (!column.comment) return [];
  return [columnComment(qualified(writer, table, schema), column.name, column.comment, writer)];
}
