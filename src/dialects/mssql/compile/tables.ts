import type { AddColumn, CreateTable, DropColumn, RenameTable } from '../../../operations/index.ts';
import {
  indexesOf,
  indexOfColumn,
  nameText,
  type Column,
  type Identifier,
  type Index,
} from '../../../schema/index.ts';
import {
  addColumn,
  assertKnownOptions,
  createTableStatement,
  dropColumn,
  qualifiedByPart,
  sql,
  type CompileContext,
  type Sql,
  verbatim,
} from '../../standard/index.ts';
import { addComment } from './comments.ts';
import { dropFoundConstraint, type FoundConstraint } from './find-constraint.ts';
import { createIndex } from './index-statements.ts';
import { literal } from './literal.ts';

/** The table, its indexes, its comments. */
export function createTable(operation: CreateTable, context: CompileContext): readonly Sql[] {
  const { table } = operation;
  const target = { table: table.name, schema: table.schema ?? null };
  return [
    createTableStatement(operation, context),
    ...indexesOf(table).flatMap((index) => indexStatements(index, target, context)),
    ...(table.comment ? [addComment(table.comment, target, context.writer)] : []),
    ...table.columns.flatMap((column) => commentOf(column, target, context)),
  ];
}

/** The column, what its flags stand for, its comment. */
export function addColumnStatements(operation: AddColumn, context: CompileContext): readonly Sql[] {
  const target = { table: operation.table, schema: operation.schema ?? null };
  const index = indexOfColumn(operation.column);
  return [
    ...addColumn(operation, context),
    ...(index === undefined ? [] : indexStatements(index, target, context)),
    ...commentOf(operation.column, target, context),
  ];
}

const DROPPED_FIRST: Readonly<Record<string, FoundConstraint>> = {
  mssqlDropDefault: 'default',
  mssqlDropCheck: 'check',
  mssqlDropForeignKey: 'foreignKey',
};

/** A column with a constraint cannot be dropped: its options say which one goes first. */
export function dropColumnStatements(operation: DropColumn, context: CompileContext): readonly Sql[] {
  const { dialectOptions = {} } = operation;
  assertKnownOptions(dialectOptions, {
    prefix: 'mssql',
    known: Object.keys(DROPPED_FIRST),
    operation: `drop column ${nameText(operation.table)}.${nameText(operation.column)}`,
  });
  const first = Object.entries(DROPPED_FIRST).filter(
    ([option]) => dialectOptions[option as keyof typeof dialectOptions],
  );
  return [
    ...first.map(([, kind]) => dropFoundConstraint(kind, operation, context.writer)),
    ...dropColumn(operation, context),
  ];
}

export function renameTable(operation: RenameTable, { writer }: CompileContext): readonly Sql[] {
  const { oldTableName, newTableName, schema } = operation;
  const from = literal(qualifiedByPart(writer, oldTableName, schema).sql);
  return [sql`EXEC sp_rename ${verbatim(from)}, ${writer.identifier(newTableName)}`];
}

interface Target {
  readonly table: Identifier;
  readonly schema: Identifier | null;
}

function indexStatements({ name, ...shape }: Index, target: Target, context: CompileContext): readonly Sql[] {
  return createIndex({ op: 'createIndex', name: name ?? null, ...target, ...shape }, context);
}

function commentOf({ name, comment }: Column, target: Target, { writer }: CompileContext): readonly Sql[] {
  return comment ? [addComment(comment, { ...target, column: name }, writer)] : [];
}
